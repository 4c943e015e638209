// Operations as they were compiled: by their document, by the values of their conditions, and by their normalised text, so that
// equal ones are planned once. Called by ownEngine.ts.
import type { QueryPlan } from '@apollo/query-planner';
import {
  Kind,
  print,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { CodedError } from '../../platform/errors';
import { LruCache } from '../../platform/lruCache';
import { compilePlan, type CompiledPlan } from './compilePlan';
import { SelectionPlan } from './compileSelection';
import type { PlanRequest } from './loadSupergraph';
import {
  listConditionVariables,
  normalizeOperation,
  type Conditions,
  type NormalOperation,
} from './normalizeOperation';
import { splitPasses } from './splitPasses';
import type { SupergraphFacts } from './supergraphFacts';

export interface CompiledOperation {
  readonly normal: NormalOperation;
  /** One, unless fields want other fields with different arguments. */
  readonly plans: readonly CompiledPlan[];
  readonly selection: SelectionPlan;
}

export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly plan: (request: PlanRequest) => QueryPlan | Promise<QueryPlan>;
}

/** Enough to compile an operation once more, for another supergraph. */
export interface HotOperation {
  readonly document: DocumentNode;
  /** Of the variables that decide its shape, and of no other: what a caller sent does not outlive the request. */
  readonly values: Readonly<Record<string, boolean>>;
}

interface Planned {
  readonly compiled: Promise<CompiledOperation>;
  readonly hot: HotOperation;
}

/** One document's operation: which variables decide its shape, and the shapes met so far. */
interface Prepared {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: readonly string[];
  readonly shapes: Map<string, Promise<CompiledOperation>>;
}

const MAX_PLANS = 1_000;
const MAX_PLAN_CHARACTERS = 50_000_000;
const MAX_SHAPES = 32;
/** Long against the planning budget: whoever repeats such a query keeps the threads from little else. */
const REFUSED_FOR_MS = 30_000;

export class Operations {
  private readonly prepared = new WeakMap<OperationDefinitionNode, Prepared>();
  private readonly plans = new LruCache<Planned>(MAX_PLANS, MAX_PLAN_CHARACTERS);

  constructor(private readonly parts: OperationParts) {}

  /** Expects a document that is valid for the schema. */
  compile(document: DocumentNode, operation: OperationDefinitionNode, values: Conditions): Promise<CompiledOperation> {
    const prepared = this.prepare(document, operation);
    const labels = chooseLabels(this.parts.facts.overrideLabels);
    const shape = prepared.conditions.map((name) => (values[name] === true ? '1' : '0')).join('') + labels.join();
    const known = prepared.shapes.get(shape);
    if (known !== undefined) return known;
    const compiled = this.compileShape(operation, prepared, values, labels);
    if (prepared.shapes.size >= MAX_SHAPES) prepared.shapes.clear();
    prepared.shapes.set(shape, compiled);
    compiled.catch(() => prepared.shapes.delete(shape));
    return compiled;
  }

  /** What is in use, the latest first. */
  listHot(count: number): HotOperation[] {
    return this.plans
      .values()
      .slice(0, count)
      .map(({ hot }) => hot);
  }

  private prepare(document: DocumentNode, operation: OperationDefinitionNode): Prepared {
    const known = this.prepared.get(operation);
    if (known !== undefined) return known;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    }
    const sets = [operation, ...fragments.values()].map(({ selectionSet }) => selectionSet);
    const prepared = { fragments, conditions: listConditionVariables(sets), shapes: new Map() };
    this.prepared.set(operation, prepared);
    return prepared;
  }

  private compileShape(
    operation: OperationDefinitionNode,
    { fragments, conditions }: Prepared,
    values: Conditions,
    labels: readonly string[],
  ): Promise<CompiledOperation> {
    const normal = normalizeOperation(operation, fragments, values, this.parts.facts);
    const key = `${labels.join()}\n${normal.key}`;
    const known = this.plans.get(key);
    if (known !== undefined) return known.compiled;
    const planned = this.planAndCompile(normal, labels);
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
    const chosen = Object.fromEntries(conditions.map((name) => [name, values[name] === true]));
    this.plans.set(key, { compiled: planned, hot: { document, values: chosen } }, key.length * 4);
    // What was too costly is refused from memory for a while; not for ever, since a machine that was busy may be to blame.
    planned.catch((error: unknown) => {
      if (isTooCostly(error)) setTimeout(() => this.plans.delete(key), REFUSED_FOR_MS).unref();
      else this.plans.delete(key);
    });
    return planned;
  }

  private async planAndCompile(normal: NormalOperation, labels: readonly string[]): Promise<CompiledOperation> {
    const { schema, facts } = this.parts;
    const { operation } = normal;
    const type = schema.getRootType(operation.operation);
    if (!type) throw new Error(`The schema has no ${operation.operation} type.`);
    const selection = new SelectionPlan([operation.selectionSet], type, normal, schema);
    const needsData = (selection.fieldsOf(type.name) ?? []).some((field) => field.type !== null);
    const sets = needsData ? splitPasses(normal, schema, facts) : [];
    const plans = await Promise.all(sets.map((set) => this.planSet(normal, set, labels)));
    return { normal, selection, plans };
  }

  private async planSet(
    { operation, fragments, text }: NormalOperation,
    selectionSet: SelectionSetNode,
    labels: readonly string[],
  ): Promise<CompiledPlan> {
    const isWhole = selectionSet === operation.selectionSet;
    const parts = [{ ...operation, selectionSet }, ...fragments.values()];
    const plan = await this.parts.plan({ operation: isWhole ? text : parts.map(print).join('\n'), labels });
    if (plan.node === undefined) throw new Error('The planner found no fetch for the operation.');
    return compilePlan(plan, this.parts.facts);
  }
}

function isTooCostly(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'QUERY_TOO_COSTLY';
}

/** Progressive @override: `percent(20)` is on for a fifth of all requests; other labels are off. */
function chooseLabels(labels: readonly string[]): string[] {
  return labels.filter((label) => {
    const percent = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label)?.[1];
    return percent !== undefined && Math.random() * 100 < Number(percent);
  });
}
