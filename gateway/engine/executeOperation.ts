// One request: variables, the compiled operation, its fetches, and the answer. Called by ownEngine.ts.
import {
  executeSync,
  getVariableValues,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { CodedError } from '../../platform/errors';
import type { OperationAnswer, OperationRequest } from './engine';
import type { CompiledPlan } from './compilePlan';
import { ErrorPlaces } from './errorPlaces';
import type { CallSubgraph, EngineError, Execution } from './execution';
import { executeStep } from './executePlan';
import { mergeData, type DataObject } from './mergeData';
import type { CompiledOperation, Operations } from './operations';
import { projectAnswer } from './projectAnswer';
import type { SupergraphFacts } from './supergraphFacts';
import { writeAnswer } from './writeAnswer';

export interface ExecutionParts {
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly operations: Operations;
  readonly call: CallSubgraph;
}

export async function executeOperation(parts: ExecutionParts, request: OperationRequest): Promise<OperationAnswer> {
  const { document, operation, variables } = request;
  const { coerced, errors: refused } = getVariables(parts.schema, operation, variables);
  if (coerced === undefined) return { errors: refused };
  let compiled: CompiledOperation;
  try {
    compiled = await parts.operations.compile(document, operation, coerced);
  } catch (error) {
    if (error instanceof CodedError) return { errors: [error] };
    throw error;
  }
  const { root, shared, errors } = await collectData(parts, compiled, request, coerced);
  const bytes =
    request.wantsBytes && errors.length === 0 ? writeAnswer(compiled, parts.schema, root, shared) : undefined;
  if (bytes !== undefined) return { bytes, errors };
  toClientPaths(errors, compiled.normal.prefix);
  const meta = introspect(parts.schema, compiled, request);
  const data = projectAnswer({ selection: compiled.selection, schema: parts.schema, root, meta, errors });
  return { data, errors };
}

type Collected = Pick<Execution, 'root' | 'shared' | 'errors'>;

async function collectData(
  { facts, call }: ExecutionParts,
  { plans }: CompiledOperation,
  { variables, context }: OperationRequest,
  coerced: Execution['coerced'],
): Promise<Collected> {
  const collect = async (plan: CompiledPlan): Promise<Collected> => {
    const collected = { root: {}, errors: [], shared: new Set<DataObject>() };
    const execution = { ...collected, variables, coerced, facts, context, call, isUnshared: plan.hasContext };
    await executeStep(plan.root, execution);
    return collected;
  };
  const [first, ...others] = plans;
  if (first === undefined) return { root: {}, errors: [], shared: new Set() };
  if (others.length === 0) return collect(first);
  const [all, ...rest] = (await Promise.all(plans.map(collect))) as [Collected, ...Collected[]];
  for (const { root, errors } of rest) {
    mergeData(all.root, root, facts.interfaceObjects);
    // What two passes ask for is lost to both.
    const places = new ErrorPlaces(all.errors);
    all.errors.push(...errors.filter(({ path }) => path === undefined || !places.touches(path)));
  }
  return all;
}

function getVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return { coerced: {}, errors: [] };
  const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
  for (const error of errors ?? []) error.extensions.code = 'BAD_USER_INPUT';
  return { coerced, errors: errors ?? [] };
}

/** Own keys of the engine → the client's. */
function toClientPaths(errors: EngineError[], prefix: string): void {
  const rename = (key: string | number): string | number =>
    typeof key === 'string' && key.startsWith(prefix) ? key.slice(prefix.length) : key;
  for (const [index, error] of errors.entries()) {
    if (error.path?.some((key) => rename(key) !== key)) errors[index] = { ...error, path: error.path.map(rename) };
  }
}

/** `__schema` and `__type` are answered from the API schema, as the client wrote them. */
function introspect(
  schema: GraphQLSchema,
  { selection }: CompiledOperation,
  { document, operation, variables }: OperationRequest,
): DataObject {
  const isAsked = (selection.fieldsOf(selection.type.name) ?? []).some(({ name }) => isMeta(name));
  if (!isAsked) return {};
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const own = { ...operation, selectionSet: keepMeta(operation.selectionSet, fragments) };
  const introspection: DocumentNode = { kind: Kind.DOCUMENT, definitions: [own, ...fragments] };
  const { data, errors } = executeSync({ schema, document: introspection, variableValues: variables });
  const [error] = errors ?? [];
  if (error !== undefined || !data) throw error ?? new Error('Introspection brought nothing.');
  return data;
}

const isMeta = (name: string): boolean => name === '__schema' || name === '__type';

/** Of a root selection what asks for the schema. */
function keepMeta(set: SelectionSetNode, fragments: readonly FragmentDefinitionNode[]): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return isMeta(node.name.value) ? [node] : [];
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : fragments.find(({ name }) => name.value === node.name.value);
    if (fragment === undefined) return [];
    const { directives } = node;
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: keepMeta(fragment.selectionSet, fragments) }];
  });
  return { ...set, selections };
}
