// Arguments of generated operations: values of any input type as literals or through variables. Called by generateOperation.ts.
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isNullableType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  type ArgumentNode,
  type ConstValueNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type ValueNode,
  type VariableDefinitionNode,
  parseType,
} from 'graphql';
import type { Choices } from './choices';

export type ValuePools = Readonly<Record<string, readonly unknown[]>>;

export interface Variables {
  readonly definitions: VariableDefinitionNode[];
  readonly values: Record<string, unknown>;
}

const POOLS: ValuePools = {
  Int: [0, 1, 2, -3, 100],
  Float: [0, 1.5, -2, 1e3],
  String: ['', 'a', 'é "q" \\ \n', 'x'.repeat(40)],
  Boolean: [true, false],
  ID: ['1', '2', 'none'],
};

export class ArgumentGenerator {
  readonly variables: Variables = { definitions: [], values: {} };

  constructor(
    private readonly choices: Choices,
    private readonly pools: ValuePools,
  ) {}

  /** `place` is `Type.field`: the pools may hold values for `Type.field(argument)`. */
  generate(args: readonly GraphQLArgument[], place: string): ArgumentNode[] {
    const given = args.filter((arg) => isRequiredArgument(arg) || this.choices.chance(60));
    return given.map((arg) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: arg.name },
      value: this.toNode(arg.type, arg.defaultValue !== undefined, `${place}(${arg.name})`),
    }));
  }

  /** A Boolean for `@skip` and `@include`. */
  generateCondition(): ValueNode {
    const value = this.choices.chance(50);
    if (!this.choices.chance(50)) return { kind: Kind.BOOLEAN, value };
    const type = parseType('Boolean!', { noLocation: true });
    if (!this.choices.chance(30)) return this.addVariable(type, value);
    return this.addVariable(type, undefined, { kind: Kind.BOOLEAN, value });
  }

  private toNode(type: GraphQLInputType, hasDefault: boolean, place: string): ValueNode {
    return this.choices.chance(35) ? this.toVariable(type, hasDefault, place) : this.toLiteral(type, place);
  }

  private toVariable(type: GraphQLInputType, hasDefault: boolean, place: string): ValueNode {
    const isRequired = isNonNullType(type);
    // A nullable variable may stand at a non-null position where a default fills in what is not given.
    if (isRequired && this.choices.chance(25)) {
      const fallback = toConstant(type.ofType, this.toJson(type, place));
      const value = this.choices.chance(50) ? this.toJson(type, place) : undefined;
      return this.addVariable(typeNodeOf(type.ofType), value, fallback);
    }
    if (!isRequired && this.choices.chance(25)) {
      const fallback = this.choices.chance(50) ? toConstant(type, this.toJson(type, place)) : undefined;
      return this.addVariable(typeNodeOf(type), undefined, fallback);
    }
    if (isRequired && hasDefault && this.choices.chance(25))
      return this.addVariable(typeNodeOf(type.ofType), undefined);
    return this.addVariable(typeNodeOf(type), this.toJson(type, place));
  }

  private addVariable(type: VariableDefinitionNode['type'], value: unknown, defaultValue?: ConstValueNode): ValueNode {
    const name = `v${this.variables.definitions.length}`;
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
    this.variables.definitions.push({ kind: Kind.VARIABLE_DEFINITION, variable, type, defaultValue });
    if (value !== undefined) this.variables.values[name] = value;
    return variable;
  }

  private toLiteral(type: GraphQLInputType, place: string): ValueNode {
    if (isNonNullType(type)) return this.toLiteral(type.ofType, place);
    if (isNullableType(type) && !place.endsWith('!') && this.choices.chance(8)) return { kind: Kind.NULL };
    const named = getNamedType(type);
    if (isListType(type)) {
      if (this.choices.chance(15)) return this.toLiteral(nonNull(type.ofType), `${place}!`);
      const length = this.choices.next(3) + (this.choices.chance(10) ? 0 : 1);
      const values = Array.from({ length }, () => this.toNode(type.ofType, false, place));
      return { kind: Kind.LIST, values };
    }
    if (!isInputObjectType(named)) return toConstant(named, this.toJson(nonNull(type), place));
    const given = Object.values(named.getFields()).filter((f) => isRequiredInputField(f) || this.choices.chance(50));
    const fields = given.map((field) => ({
      kind: Kind.OBJECT_FIELD as const,
      name: { kind: Kind.NAME as const, value: field.name },
      value: this.toNode(field.type, field.defaultValue !== undefined, `${named.name}.${field.name}`),
    }));
    return { kind: Kind.OBJECT, fields };
  }

  /** A value as JSON carries it; a trailing `!` of the place says that null was already decided against. */
  private toJson(type: GraphQLInputType, place: string): unknown {
    if (isNonNullType(type)) return this.toJson(type.ofType, place.endsWith('!') ? place : `${place}!`);
    if (!place.endsWith('!') && this.choices.chance(8)) return null;
    const bare = place.replace(/!$/, '');
    if (isListType(type)) {
      if (this.choices.chance(15)) return this.toJson(nonNull(type.ofType), `${bare}!`);
      return Array.from({ length: this.choices.next(4) }, () => this.toJson(type.ofType, bare));
    }
    if (isEnumType(type)) return this.choices.pick(type.getValues()).name;
    if (!isInputObjectType(type)) {
      return this.choices.pick(this.pools[bare] ?? this.pools[type.name] ?? POOLS[type.name] ?? ['x']);
    }
    const given = Object.values(type.getFields()).filter((f) => isRequiredInputField(f) || this.choices.chance(50));
    return Object.fromEntries(given.map((f) => [f.name, this.toJson(f.type, `${type.name}.${f.name}`)]));
  }
}

function nonNull(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? (type.ofType as GraphQLInputType) : type;
}

function typeNodeOf(type: GraphQLInputType): VariableDefinitionNode['type'] {
  return parseType(String(type), { noLocation: true });
}

/** JSON as a literal of the type: unlike graphql-js's astFromValue, custom scalars may be objects. */
function toConstant(type: GraphQLInputType, value: unknown): ConstValueNode {
  if (value === null || value === undefined) return { kind: Kind.NULL };
  if (isNonNullType(type)) return toConstant(type.ofType, value);
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type;
    return { kind: Kind.LIST, values: value.map((each) => toConstant(item, each)) };
  }
  if (isListType(type)) return toConstant(type.ofType, value);
  if (typeof value === 'object') {
    const fields = isInputObjectType(type) ? type.getFields() : {};
    const entries = Object.entries(value).map(([name, of]) => ({
      kind: Kind.OBJECT_FIELD as const,
      name: { kind: Kind.NAME as const, value: name },
      value: toConstant(fields[name]?.type ?? type, of),
    }));
    return { kind: Kind.OBJECT, fields: entries };
  }
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value };
  if (typeof value === 'string') return { kind: isEnumType(type) ? Kind.ENUM : Kind.STRING, value };
  const isInteger = Number.isInteger(value);
  return { kind: isInteger ? Kind.INT : Kind.FLOAT, value: JSON.stringify(value) };
}
