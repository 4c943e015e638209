// Everything in a schema that a client can name, by its coordinate (`Report.title`, `Query.reports(first:)`), and what
// refers to each type. Called by the other diff files.
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

export interface SchemaElement {
  readonly coordinate: string;
  /** Coordinate of what it lies in: the field of an argument, the type of a field; null for a type. */
  readonly parent: string | null;
  /** Its type as written, null where it has none. */
  readonly type: string | null;
  /** Name of the type that it refers to. */
  readonly refersTo: string | null;
  /** True where clients send it, false where they read it. */
  readonly isInput: boolean;
  readonly defaultValue: string | null;
  readonly description: string;
  readonly deprecationReason: string | null;
}

export type SchemaElements = ReadonlyMap<string, SchemaElement>;

export function listElements(schema: GraphQLSchema): SchemaElements {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  const elements = [
    ...types.flatMap((type) => [createElement(type.name, null, type), ...membersOf(type)]),
    ...directives.flatMap((directive) => {
      const name = `@${directive.name}`;
      return [createElement(name, null, directive), ...directive.args.map((arg) => argumentOf(name, arg))];
    }),
  ];
  return new Map(elements.map((element) => [element.coordinate, element]));
}

function membersOf(type: GraphQLNamedType): SchemaElement[] {
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => {
      const coordinate = `${type.name}.${field.name}`;
      return [createElement(coordinate, type.name, field), ...field.args.map((arg) => argumentOf(coordinate, arg))];
    });
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fields.map((field) => createElement(`${type.name}.${field.name}`, type.name, field, true));
  }
  if (isEnumType(type))
    return type.getValues().map((value) => createElement(`${type.name}.${value.name}`, type.name, value));
  return [];
}

function argumentOf(owner: string, arg: GraphQLArgument): SchemaElement {
  return createElement(`${owner}(${arg.name}:)`, owner, arg, true);
}

type Member = GraphQLArgument | GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue;
type Described = Member | GraphQLNamedType | { readonly description?: string | null };

function createElement(coordinate: string, parent: string | null, of: Described, isInput = false): SchemaElement {
  const type = 'type' in of ? of.type : null;
  const node = 'astNode' in of ? of.astNode : null;
  const defaultNode = node && 'defaultValue' in node ? node.defaultValue : undefined;
  return {
    ...{ coordinate, parent, isInput },
    type: type === null ? null : String(type),
    refersTo: type === null ? null : getNamedType(type).name,
    defaultValue: defaultNode === undefined ? null : print(defaultNode),
    description: of.description ?? '',
    deprecationReason: 'deprecationReason' in of ? (of.deprecationReason ?? null) : null,
  };
}

export interface TypeReference {
  /** Name of the type that is referred to. */
  readonly to: string;
  /** Type in which the reference lies. */
  readonly owner: string;
  /** The field or argument that refers; null for a membership, which nobody can deprecate. */
  readonly element: SchemaElement | null;
}

/** Every way by which an operation can come to name a type. */
export function listReferences(schema: GraphQLSchema, elements: SchemaElements): TypeReference[] {
  const references: TypeReference[] = [];
  for (const element of elements.values()) {
    if (element.refersTo !== null) {
      references.push({ to: element.refersTo, owner: ownerOf(element.coordinate), element });
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) {
      for (const { name } of type.getTypes()) references.push({ to: name, owner: type.name, element: null });
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      // A client that reads the interface may ask for this type by a fragment.
      for (const { name } of type.getInterfaces()) references.push({ to: type.name, owner: name, element: null });
    }
  }
  return references;
}

function ownerOf(coordinate: string): string {
  return coordinate.split(/[.(]/)[0] as string;
}
