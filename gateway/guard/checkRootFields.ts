// How many root fields an operation asks for, and that it asks for at most one sensitive one (`trackReport`: a guess at
// a secret). Called by checkDocument.ts. `@skip` and `@include` are not read: a variable could switch them all on.

import { Kind } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { GuardError } from './guardError';
import { requireAtMost } from './verdict';
import type { Verdict } from './verdict';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function checkRootFields(operation: OperationDefinitionNode, fragments: Fragments, verdict: Verdict): void {
  const fields = collectRootFields(operation, fragments);
  const { rootFields: limit, sensitiveRootFields } = verdict.limits;
  const sensitive = [...fields.values()].filter((field) => sensitiveRootFields.includes(field.name.value));
  if (sensitive.length > 1) {
    const names = [...new Set(sensitive.map((field) => field.name.value))].join(', ');
    const text = `An operation may hold only one of these root fields: ${names}.`;
    throw new GuardError('QUERY_TOO_MANY_ROOT_FIELDS', text, { nodes: sensitive });
  }
  const what = `The query has ${fields.size} root fields`;
  const amount = { code: 'QUERY_TOO_MANY_ROOT_FIELDS', actual: fields.size, limit, what } as const;
  requireAtMost(verdict, amount, { nodes: operation });
}

/** By response key: equal keys are one field (validation refuses them with different arguments). A fragment is read
 *  once, since its second use adds no new key. */
function collectRootFields(operation: OperationDefinitionNode, fragments: Fragments): Map<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (!fields.has(key)) fields.set(key, selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return fields;
}
