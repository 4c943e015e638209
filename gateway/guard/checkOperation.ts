// The chain of guards over one operation, in order, before validation and planning. Every entry calls it: HTTP now, WebSocket
// and SSE later.

import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { checkDocument } from './checkDocument';
import { checkPages } from './checkPages';
import { checkVariables } from './checkVariables';
import { GuardError } from './guardError';
import { parseOperation } from './parseOperation';
import { createVerdict } from './verdict';
import type { CheckedDocument } from './checkDocument';
import type { KnownDocuments } from './knownDocuments';
import type { Limits } from './limits';
import type { Measures } from './measure';

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The HTTP method, where there is one: GET must not change anything. */
  readonly method?: string;
}

export interface CheckedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly measures: Measures;
  /** Objects that its pages may hold; undefined without a schema. */
  readonly nodes: number | undefined;
  /** What would have been refused if the limits did not only warn. */
  readonly warnings: readonly GuardError[];
}

/**
 * Throws a GuardError for the first limit exceeded. Without a schema, page sizes are not checked. What the text alone decides
 * is taken from `known` where the text was met before.
 */
export function checkOperation(
  request: OperationRequest,
  limits: Limits,
  schema?: GraphQLSchema,
  known?: KnownDocuments,
): CheckedOperation {
  const verdict = createVerdict(limits);
  const variables = request.variables ?? {};
  const checked = known?.read(request.query, verdict) ?? checkDocument(parseOperation(request.query, verdict), verdict);
  const operation = selectOperation(checked, request.operationName);
  checkMethod(operation, request.method);
  if (schema !== undefined) checkServed(operation, schema);
  checkVariables(variables, verdict);
  const { document, fragments } = checked;
  const count = (): number | undefined => schema && checkPages({ schema, operation, fragments, variables }, verdict);
  // In warn-only mode each request is to be warned of.
  const isKept = known !== undefined && schema !== undefined && !limits.warnOnly;
  const nodes = isKept ? known.countPages(checked, operation, variables, count as () => number) : count();
  const measures = checked.measures.get(operation) as Measures;
  return { document, operation, fragments, measures, nodes, warnings: verdict.warnings };
}

/** The operation to run, as the specification chooses it. */
export function selectOperation(checked: CheckedDocument, operationName?: string): OperationDefinitionNode {
  const { operations } = checked;
  const code = 'OPERATION_RESOLUTION_FAILURE';
  const [only, second] = operations;
  if (only === undefined) throw new GuardError(code, 'The document holds no operation.');
  if (operationName === undefined) {
    if (second !== undefined) throw new GuardError(code);
    return only;
  }
  const named = operations.find(({ name }) => name?.value === operationName);
  if (named === undefined) throw new GuardError(code, `There is no operation named "${operationName}".`);
  return named;
}

/** Validation lets an operation pass whose type the schema has no root for, and the planner then fails on it. */
function checkServed(operation: OperationDefinitionNode, schema: GraphQLSchema): void {
  if (schema.getRootType(operation.operation)) return;
  const text = `The schema has no ${operation.operation} type.`;
  throw new GuardError('GRAPHQL_VALIDATION_FAILED', text, { nodes: operation });
}

/** A link, an image or a prefetch sends GET: it must never change anything. */
export function checkMethod(operation: OperationDefinitionNode, method: string | undefined): void {
  if ((method !== 'GET' && method !== 'HEAD') || operation.operation !== 'mutation') return;
  throw new GuardError('METHOD_NOT_ALLOWED', 'Send mutations with POST.', {
    nodes: operation,
    headers: { allow: 'POST' },
  });
}
