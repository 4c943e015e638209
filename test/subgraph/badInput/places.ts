// All places for an input that a schema has, found by introspection, so that a new field is tested without being named:
// the arguments of queries and mutations, and the fields of their input objects. One place at a time gets something bad.
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { ABSENT } from './badValues';

export type Variables = Readonly<Record<string, unknown>>;
type Ask = (query: string) => Promise<{ readonly data: any }>;

export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: string;
  readonly text: string;
  readonly args: readonly GraphQLArgument[];
}

export interface Place {
  /** `input.title`. */
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
}

export async function readSchema(ask: Ask): Promise<GraphQLSchema> {
  return buildClientSchema((await ask(getIntrospectionQuery())).data);
}

/** Fields with arguments of entities, reached by their keys as the gateway does: `Report.timeline`. */
export function listEntityFields(schema: GraphQLSchema, typename: string): readonly Operation[] {
  const type = schema.getType(typename);
  if (!isObjectType(type)) throw new Error(`${typename} is no object type.`);
  const withArgs = Object.values(type.getFields()).filter(({ args }) => args.length > 0);
  return withArgs.map((field) => {
    const { declared, call } = toCall(field);
    const text = `query ($key: [_Any!]!, ${declared}) { _entities(representations: $key) { ... on ${typename} { ${call} } } }`;
    return { kind: 'query', field: `${typename}.${field.name}`, args: field.args, text };
  });
}

export function listOperations(schema: GraphQLSchema): readonly Operation[] {
  const kinds = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ name, args }) => args.length > 0 && name !== '_entities')
      .map((field) => ({ kind, field: field.name, args: field.args, text: toText(kind, field) })),
  );
}

function toText(kind: string, field: GraphQLField<unknown, unknown>): string {
  const { declared, call } = toCall(field);
  return `${kind} (${declared}) { ${call} }`;
}

function toCall({ name, args, type }: GraphQLField<unknown, unknown>) {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return { declared, call: `${name}(${given}) ${select(type)}` };
}

/** What an answer is judged by: the faults of a payload, the first fields of everything else. */
function select(given: GraphQLOutputType): string {
  const type = getNamedType(given);
  if (!isObjectType(type)) return '';
  const fields = type.getFields();
  const parts = ['__typename'];
  if (fields.userErrors) parts.push('userErrors { code field }');
  for (const name of ['report', 'draft', 'note', 'nodes', 'entries', 'results']) {
    if (fields[name] && fields[name].args.length === 0) parts.push(`${name} ${select(fields[name].type)}`);
  }
  return `{ ${parts.join(' ')} }`;
}

/** Arguments and, below an input object, its fields. */
export function listPlaces({ args }: Operation): readonly Place[] {
  return args.flatMap((arg) => placesOf(arg, []));
}

function placesOf({ name, type }: GraphQLArgument | GraphQLInputField, above: readonly string[]): readonly Place[] {
  const path = [...above, name];
  const named = isNonNullType(type) ? type.ofType : type;
  const below = isInputObjectType(named)
    ? Object.values(named.getFields()).flatMap((field) => placesOf(field, path))
    : [];
  return [{ path, type }, ...below];
}

/** Variables with another value in one place. */
export function putAt(variables: Variables, [name, ...rest]: readonly string[], value: unknown): Variables {
  const key = name as string;
  if (rest.length > 0) return { ...variables, [key]: putAt((variables[key] ?? {}) as Variables, rest, value) };
  if (value !== ABSENT) return { ...variables, [key]: value };
  const { [key]: _left, ...others } = variables;
  return others;
}

/** Right values for what has to be given: by its name where there is one, else by its type. `known` is by path or name. */
export function fillIn(args: readonly GraphQLArgument[], known: Variables): Variables {
  return Object.fromEntries(
    args
      .filter((arg) => isRequired(arg) || known[arg.name] !== undefined)
      .map((arg) => [arg.name, valueFor(arg, known)]),
  );
}

const isRequired = ({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

function valueFor({ name, type }: GraphQLArgument | GraphQLInputField, known: Variables): unknown {
  if (known[name] !== undefined) return known[name];
  const named = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(named)) return sampleOf(named);
  const fields = Object.values(named.getFields()).filter(
    (field) => isRequired(field) || known[field.name] !== undefined,
  );
  return Object.fromEntries(fields.map((field) => [field.name, valueFor(field, known)]));
}

/** Some value of the type, right in form. */
export function sampleOf(given: GraphQLInputType): unknown {
  const type = isNonNullType(given) ? given.ofType : given;
  if (isListType(type)) return [sampleOf(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return fillIn(Object.values(type.getFields()) as never, {});
  return SAMPLES[getNamedType(type).name] ?? 'teks';
}

const SAMPLES: Variables = {
  ...{ Int: 1, Float: 1, Boolean: true, LocalDate: '2026-01-05', DateTime: '2026-01-05T00:00:00.000Z' },
  ID: '01890000-0000-7000-8000-000000000000',
};
