// The client's selection → for each type that an object may have, which fields its answer has and where they stand in the
// data. Compiled once for each operation, each type at its first object. Called by operations.ts.
import {
  isAbstractType,
  isCompositeType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { NormalOperation } from './normalizeOperation';

export interface FieldPlan {
  /** In the answer. */
  readonly key: string;
  /** In the data. */
  readonly dataKey: string;
  readonly name: string;
  readonly parentName: string;
  /** Null for `__typename`, `__schema` and `__type`. */
  readonly type: GraphQLOutputType | null;
  readonly selection: SelectionPlan | undefined;
}

type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

export class SelectionPlan {
  private readonly byType = new Map<string, readonly FieldPlan[]>();

  constructor(
    private readonly sets: readonly SelectionSetNode[],
    readonly type: GraphQLNamedType,
    private readonly operation: NormalOperation,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Undefined: clients know no such type. */
  fieldsOf(typeName: string): readonly FieldPlan[] | undefined {
    const known = this.byType.get(typeName);
    if (known !== undefined) return known;
    const type = this.schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    const found = new Map<string, FieldNode[]>();
    for (const set of this.sets) this.collect(set, type, found);
    const fields = [...found].map(([key, nodes]) => this.planField(key, nodes, type));
    this.byType.set(typeName, fields);
    return fields;
  }

  private collect(set: SelectionSetNode, type: FieldedType, found: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const own = this.operation.clientKeys.get(node);
        if (own === null) continue;
        const key = own ?? (node.alias ?? node.name).value;
        const nodes = found.get(key);
        if (nodes === undefined) found.set(key, [node]);
        else nodes.push(node);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.operation.fragments.get(node.name.value);
      if (fragment === undefined || !this.applies(fragment.typeCondition?.name.value, type)) continue;
      this.collect(fragment.selectionSet, type, found);
    }
  }

  private applies(condition: string | undefined, type: FieldedType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const abstract = this.schema.getType(condition);
    return isAbstractType(abstract) && this.schema.isSubType(abstract, type);
  }

  private planField(key: string, nodes: readonly FieldNode[], parent: FieldedType): FieldPlan {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    const dataKey = (node.alias ?? node.name).value;
    const isMeta = name.startsWith('__');
    const type = isMeta ? null : (parent.getFields()[name]?.type ?? null);
    const named = type && getNamedType(type);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selection =
      named && isCompositeType(named) ? new SelectionPlan(sets, named, this.operation, this.schema) : undefined;
    return { key, dataKey, name, parentName: parent.name, type, selection };
  }
}
