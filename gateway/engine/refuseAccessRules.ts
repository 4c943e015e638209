// A supergraph that declares who may read what is refused as long as nothing here would keep to it. Called by loadSupergraph.ts.
import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/** Of the specifications `authenticated`, `requiresScopes` and `policy`, under whatever name they were imported. */
const SPECIFICATION = /\/(authenticated|requiresScopes|policy)\/v[\d.]+$/;

/** @throws Error naming the rules: executed without them, fields would be open that their owners have closed */
export function refuseAccessRules(document: DocumentNode): void {
  const found = new Set<string>();
  visit(document, {
    Directive(node) {
      const rule = node.name.value === 'link' ? SPECIFICATION.exec(readUrl(node))?.[1] : undefined;
      if (rule !== undefined) found.add(`@${rule}`);
    },
  });
  if (found.size === 0) return;
  throw new Error(`it declares ${[...found].join(', ')}, and this gateway does not enforce these rules.`);
}

function readUrl({ arguments: given = [] }: DirectiveNode): string {
  const value = given.find(({ name }) => name.value === 'url')?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
