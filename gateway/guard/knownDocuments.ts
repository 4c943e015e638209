// What the text of a query alone decides, kept by the text: a hot query is parsed, measured and validated once.
// Made by generations.ts, asked by checkOperation.ts and runOperation.ts.
import { Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LruCache } from '../../platform/lruCache';
import { checkDocument, type CheckedDocument } from './checkDocument';
import type { GuardError } from './guardError';
import type { Limits } from './limits';
import { parseOperation } from './parseOperation';
import { validateOperation } from './validateOperation';
import { createVerdict, type Verdict } from './verdict';

const MAX_DOCUMENTS = 1_000;
/** Of text; its tree takes some twenty times as much. */
const MAX_CHARACTERS = 4_000_000;
/** Sets of page sizes remembered for an operation. */
const MAX_SIZES = 50;

interface KnownDocument {
  readonly checked: CheckedDocument;
  readonly warnings: readonly GuardError[];
}

interface KnownPages {
  readonly variables: readonly string[];
  readonly nodes: Map<string, number>;
}

export class KnownDocuments {
  private readonly documents = new LruCache<KnownDocument>(MAX_DOCUMENTS, MAX_CHARACTERS);
  private readonly validated = new WeakMap<DocumentNode, readonly GuardError[]>();
  private readonly pages = new WeakMap<OperationDefinitionNode, KnownPages>();

  constructor(private readonly limits: Limits) {}

  /** Refused texts are not kept. */
  read(query: string, verdict: Verdict): CheckedDocument {
    let known = this.documents.get(query);
    if (known === undefined) {
      const own = createVerdict(this.limits);
      known = { checked: checkDocument(parseOperation(query, own), own), warnings: own.warnings };
      this.documents.set(query, known, query.length);
    }
    verdict.warnings.push(...known.warnings);
    return known.checked;
  }

  validate(document: DocumentNode, schema: GraphQLSchema): readonly GuardError[] {
    const known = this.validated.get(document);
    if (known !== undefined) return known;
    const errors = validateOperation(document, this.limits, schema);
    this.validated.set(document, errors);
    return errors;
  }

  /** The objects on the operation's pages; counted once for each set of page sizes that is within the limits. */
  countPages(
    { document }: CheckedDocument,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    count: () => number,
  ): number {
    let known = this.pages.get(operation);
    if (known === undefined) {
      known = { variables: listPageVariables(document), nodes: new Map() };
      this.pages.set(operation, known);
    }
    const key = JSON.stringify(known.variables.map((name) => variables[name]));
    const found = known.nodes.get(key);
    if (found !== undefined) return found;
    const nodes = count();
    if (known.nodes.size >= MAX_SIZES) known.nodes.clear();
    known.nodes.set(key, nodes);
    return nodes;
  }
}

function listPageVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      const isSize = name.value === 'first' || name.value === 'last';
      if (isSize && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
