// A valid operation out of a tape of choices: selections, aliases, arguments, fragments and directives over an API schema.
// Called by arbitraryOperation.ts.
import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
  Kind,
  print,
  typeFromAST,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type NameNode,
  type NamedTypeNode,
  GraphQLString,
  GraphQLNonNull,
  type OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Choices } from './choices';
import { ArgumentGenerator, type ValuePools } from './generateArguments';
import { ResponseKeys, type PlacedField } from './responseKeys';

export interface GeneratedOperation {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}

const MAX_DEPTH = 5;
const MAX_FIELDS = 40;
/** Names that an object of JavaScript has by itself, and those that look like other fields'. */
const ALIASES = ['a', 'b', 'id', 'name', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '_entities'];
const TYPE_NAME = new GraphQLNonNull(GraphQLString);

export function generateOperation(schema: GraphQLSchema, choices: Choices, pools: ValuePools): GeneratedOperation {
  return new Generator(schema, choices, pools).generate();
}

class Generator {
  private readonly keys = new ResponseKeys();
  private readonly fragments: FragmentDefinitionNode[] = [];
  private readonly args: ArgumentGenerator;
  private fields = 0;
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: Choices,
    pools: ValuePools,
  ) {
    this.args = new ArgumentGenerator(choices, pools);
  }

  generate(): GeneratedOperation {
    const mutation = this.schema.getMutationType();
    const root = mutation && this.choices.chance(60) ? mutation : this.schema.getQueryType();
    if (!root) throw new Error('No query type.');
    const selectionSet = this.select(root, '', MAX_DEPTH);
    const { fragments, names } = this.listUsed(selectionSet);
    const { definitions, values } = this.args.variables;
    const operation = {
      kind: Kind.OPERATION_DEFINITION,
      operation: (root === mutation ? 'mutation' : 'query') as OperationTypeNode,
      name: this.choices.chance(20) ? nameNode('Q') : undefined,
      variableDefinitions: definitions.filter(({ variable }) => names.has(variable.name.value)),
      selectionSet,
    } as const;
    const variables = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
    return { document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, variables };
  }

  /** A fragment that did not fit where it was made for is used nowhere, nor are its variables. */
  private listUsed(selectionSet: SelectionSetNode) {
    const fragments = new Set<FragmentDefinitionNode>();
    const names = new Set<string>();
    const note = (node: SelectionSetNode): void => {
      visit(node, {
        Variable: ({ name }) => void names.add(name.value),
        FragmentSpread: ({ name }) => {
          const fragment = this.fragments.find((each) => each.name.value === name.value);
          if (fragment === undefined || fragments.has(fragment)) return;
          fragments.add(fragment);
          note(fragment.selectionSet);
        },
      });
    };
    note(selectionSet);
    return { fragments, names };
  }

  private select(type: GraphQLCompositeType, place: string, depth: number): SelectionSetNode {
    const count = 1 + this.choices.next(4);
    const selections: SelectionNode[] = [];
    for (let index = 0; index < count; index += 1) {
      if (index > 0 && this.fields >= MAX_FIELDS) break;
      selections.push(this.selectOne(type, place, depth));
    }
    return { kind: Kind.SELECTION_SET, selections };
  }

  private selectOne(type: GraphQLCompositeType, place: string, depth: number): SelectionNode {
    const isAbstract = isAbstractType(type);
    if (depth > 0 && this.choices.chance(isAbstract ? 45 : 12)) return this.selectInline(type, place, depth);
    if (depth > 0 && this.choices.chance(10)) {
      const spread = this.selectSpread(type, place, depth);
      if (spread !== null) return spread;
    }
    return this.selectField(type, place, depth);
  }

  private selectField(type: GraphQLCompositeType, place: string, depth: number): FieldNode {
    this.fields += 1;
    const field = this.chooseField(type, depth);
    if (field === null) return this.place(type, place, fieldNode('__typename'), TYPE_NAME);
    const args = this.args.generate(field.args, `${type.name}.${field.name}`);
    const wanted: FieldNode = { ...fieldNode(field.name), arguments: args };
    const placed = this.place(type, place, wanted, field.type);
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) return placed;
    return { ...placed, selectionSet: this.select(named, `${place}.${keyOf(placed)}`, depth - 1) };
  }

  private chooseField(type: GraphQLCompositeType, depth: number): GraphQLField<unknown, unknown> | null {
    if (isUnionType(type) || this.choices.chance(10)) return null;
    const fields = Object.values(type.getFields());
    const possible = depth > 0 ? fields : fields.filter((field) => isLeafType(getNamedType(field.type)));
    return possible.length === 0 ? null : this.choices.pick(possible);
  }

  /** Gives the field a response key that fits, and conditions. */
  private place(parent: GraphQLCompositeType, place: string, node: FieldNode, type: PlacedField['type']): FieldNode {
    const fieldName = node.name.value;
    const alias = this.choices.chance(25) ? this.choices.pick(ALIASES) : fieldName;
    const twin = this.keys.at(`${place}.${alias}`).find((other) => other.fieldName === fieldName);
    const placed: PlacedField = { parent, fieldName, type, args: print(node).slice(fieldName.length) };
    // The same field once more under its key: both selections are merged.
    if (twin !== undefined && twin.args !== placed.args) return this.placeFresh(place, node, placed, alias);
    if (!this.keys.fits(`${place}.${alias}`, placed)) return this.placeFresh(place, node, placed, alias);
    this.keys.add(`${place}.${alias}`, placed);
    return { ...node, alias: alias === fieldName ? undefined : nameNode(alias), directives: this.conditions() };
  }

  private placeFresh(place: string, node: FieldNode, placed: PlacedField, wanted: string): FieldNode {
    const alias = `${wanted.replace(/^__/, 'x')}_${this.fields}`;
    this.keys.add(`${place}.${alias}`, placed);
    return { ...node, alias: nameNode(alias), directives: this.conditions() };
  }

  private selectInline(type: GraphQLCompositeType, place: string, depth: number): SelectionNode {
    const target = this.choices.chance(15) ? null : this.choices.pick(this.overlapping(type));
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: target === null ? undefined : namedType(target),
      directives: this.conditions(),
      selectionSet: this.select(target ?? type, place, depth - 1),
    };
  }

  private selectSpread(type: GraphQLCompositeType, place: string, depth: number): SelectionNode | null {
    const known = this.fragments.filter((fragment) => this.canSpread(fragment, type));
    const fragment = this.choices.chance(50) && known.length > 0 ? this.choices.pick(known) : this.define(type, depth);
    if (!this.fitsAt(fragment.selectionSet, this.typeOf(fragment), place)) return null;
    this.addAt(fragment.selectionSet, this.typeOf(fragment), place);
    return { kind: Kind.FRAGMENT_SPREAD, name: fragment.name, directives: this.conditions() };
  }

  private define(type: GraphQLCompositeType, depth: number): FragmentDefinitionNode {
    const target = this.choices.pick(this.overlapping(type));
    const name = `F${this.names++}`;
    const fragment = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: nameNode(name),
      typeCondition: namedType(target),
      selectionSet: this.select(target, `#${name}`, depth - 1),
    } as const;
    this.fragments.push(fragment);
    return fragment;
  }

  private canSpread(fragment: FragmentDefinitionNode, type: GraphQLCompositeType): boolean {
    return doTypesOverlap(this.schema, this.typeOf(fragment), type);
  }

  private typeOf({ typeCondition }: { typeCondition: NamedTypeNode }): GraphQLCompositeType {
    return typeFromAST(this.schema, typeCondition) as GraphQLCompositeType;
  }

  private fitsAt(set: SelectionSetNode, parent: GraphQLCompositeType, place: string): boolean {
    return this.listPlaced(set, parent, place).every(([at, field]) => this.keys.fits(at, field));
  }

  private addAt(set: SelectionSetNode, parent: GraphQLCompositeType, place: string): void {
    for (const [at, field] of this.listPlaced(set, parent, place)) this.keys.add(at, field);
  }

  /** All fields of a selection set with their places, through fragments. */
  private listPlaced(set: SelectionSetNode, parent: GraphQLCompositeType, place: string): [string, PlacedField][] {
    return set.selections.flatMap((node): [string, PlacedField][] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.fragments.find(({ name }) => name.value === node.name.value);
        return fragment ? this.listPlaced(fragment.selectionSet, this.typeOf(fragment), place) : [];
      }
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition } = node;
        return this.listPlaced(node.selectionSet, typeCondition ? this.typeOf({ typeCondition }) : parent, place);
      }
      const at = `${place}.${keyOf(node)}`;
      const fieldName = node.name.value;
      const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName] : undefined;
      const type = definition?.type ?? TYPE_NAME;
      const args = print({ ...fieldNode(fieldName), arguments: node.arguments }).slice(fieldName.length);
      const own: [string, PlacedField] = [at, { parent, fieldName, type, args }];
      const named = getNamedType(type);
      if (!node.selectionSet || !isCompositeType(named)) return [own];
      return [own, ...this.listPlaced(node.selectionSet, named, at)];
    });
  }

  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const all = Object.values(this.schema.getTypeMap()).filter(isCompositeType);
    const fitting = all.filter((other) => !other.name.startsWith('__') && doTypesOverlap(this.schema, type, other));
    return [type, ...fitting.filter((other) => other !== type)];
  }

  private conditions(): DirectiveNode[] | undefined {
    if (!this.choices.chance(15)) return undefined;
    const names = this.choices.chance(20) ? ['skip', 'include'] : [this.choices.pick(['skip', 'include'])];
    return names.map((name) => ({
      kind: Kind.DIRECTIVE,
      name: nameNode(name),
      arguments: [{ kind: Kind.ARGUMENT, name: nameNode('if'), value: this.args.generateCondition() }],
    }));
  }
}

function nameNode(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

function fieldNode(name: string): FieldNode {
  return { kind: Kind.FIELD, name: nameNode(name) };
}

function namedType({ name }: GraphQLCompositeType): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: nameNode(name) };
}

function keyOf(node: FieldNode): string {
  return (node.alias ?? node.name).value;
}
