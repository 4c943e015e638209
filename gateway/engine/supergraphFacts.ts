// What the executor has to know of a supergraph, read from its text: types and their supertypes, and the fields that keys and
// @requires read. Called by loadSupergraph.ts.
import { Kind, parse, visit, type DirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';

export interface SupergraphFacts {
  /** Is `typeName` the type `condition`, one of its implementations, or one of its members? */
  readonly isSubtype: (condition: string, typeName: string) => boolean;
  /** Names that keys and @requires read from the data: no client's alias may take their place there. */
  readonly readNames: ReadonlySet<string>;
  /** Names that some @requires reads with arguments. */
  readonly readWithArguments: ReadonlySet<string>;
  /** `Type.field` → what its @requires reads with arguments: path → arguments as text. */
  readonly argumentsOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Labels of progressive @override. */
  readonly overrideLabels: readonly string[];
  /** Types that are an object in one subgraph and an interface in another. */
  readonly interfaceObjects: ReadonlySet<string>;
}

export function readSupergraphFacts(document: DocumentNode): SupergraphFacts {
  const supertypes = readSupertypes(document);
  const reads = readReads(document);
  return {
    isSubtype: (condition, name) => condition === name || (supertypes.get(name)?.has(condition) ?? false),
    ...reads,
  };
}

function readSupertypes(document: DocumentNode): Map<string, Set<string>> {
  const supertypes = new Map<string, Set<string>>();
  const of = (name: string): Set<string> => {
    const known = supertypes.get(name) ?? new Set<string>();
    supertypes.set(name, known);
    return known;
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const { name } of node.interfaces ?? []) of(node.name.value).add(name.value);
      of(node.name.value);
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      of(node.name.value);
      for (const member of node.types ?? []) of(member.name.value).add(node.name.value);
    }
  }
  return supertypes;
}

type Reads = Pick<
  SupergraphFacts,
  'readNames' | 'readWithArguments' | 'argumentsOf' | 'overrideLabels' | 'interfaceObjects'
>;

function readReads(document: DocumentNode): Reads {
  const readNames = new Set<string>(['__typename']);
  const readWithArguments = new Set<string>();
  const argumentsOf = new Map<string, Map<string, string>>();
  const labels = new Set<string>();
  const interfaceObjects = new Set<string>();
  /** `Type.field` → the fields beside it that it requires, which may require others in turn. */
  const requires = new Map<string, Set<string>>();
  const note = (text: string, onSibling: (name: string) => void = () => undefined): Map<string, string> => {
    const found = new Map<string, string>();
    listFields(parseFieldSet(text), '', (name, path, given) => {
      readNames.add(name);
      if (path === `.${name}`) onSibling(name);
      if (given === '') return;
      readWithArguments.add(name);
      found.set(path, given);
    });
    return found;
  };
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of node.directives ?? []) {
      if (directive.name.value !== 'join__type') continue;
      note(readText(directive, 'key'));
      if (readFlag(directive, 'isInterfaceObject')) interfaceObjects.add(node.name.value);
    }
    for (const field of node.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const label = readText(directive, 'overrideLabel');
        if (label !== '') labels.add(label);
        const place = `${node.name.value}.${field.name.value}`;
        const siblings = requires.get(place) ?? new Set<string>();
        requires.set(place, siblings);
        const given = note(readText(directive, 'requires'), (name) => siblings.add(`${node.name.value}.${name}`));
        if (given.size > 0) argumentsOf.set(place, new Map([...(argumentsOf.get(place) ?? []), ...given]));
      }
    }
  }
  addIndirect(argumentsOf, requires);
  return { readNames, readWithArguments, argumentsOf, overrideLabels: [...labels], interfaceObjects };
}

/** What a required field requires is asked for in the same plan. */
function addIndirect(
  argumentsOf: Map<string, Map<string, string>>,
  requires: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  for (const place of requires.keys()) {
    const reached = new Set([place]);
    for (const one of reached) for (const next of requires.get(one) ?? []) reached.add(next);
    const all = [...reached].flatMap((one) => [...(argumentsOf.get(one) ?? [])]);
    if (all.length > 0) argumentsOf.set(place, new Map(all));
  }
}

function readText(directive: DirectiveNode, name: string): string {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function readFlag(directive: DirectiveNode, name: string): boolean {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}

function parseFieldSet(text: string): SelectionSetNode | undefined {
  if (text === '') return undefined;
  const [operation] = parse(text.trim().startsWith('{') ? text : `{${text}}`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
}

function listFields(
  set: SelectionSetNode | undefined,
  path: string,
  onField: (name: string, path: string, given: string) => void,
): void {
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) {
      const own = `${path}.${node.name.value}`;
      onField(node.name.value, own, JSON.stringify((node.arguments ?? []).map(toPlain).sort()).replace(/^\[\]$/, ''));
      listFields(node.selectionSet, own, onField);
    } else if (node.kind === Kind.INLINE_FRAGMENT) listFields(node.selectionSet, path, onField);
  }
}

function toPlain(node: unknown): string {
  return JSON.stringify(node);
}

/**
 * Puts resolvable keys first. After a @requires the planner re-enters a subgraph by the first key of the type there, also
 * where that one cannot be resolved.
 */
function orderKeys(document: DocumentNode): DocumentNode {
  const order = <T extends { readonly directives?: readonly DirectiveNode[] }>(node: T): T | undefined => {
    const directives = node.directives ?? [];
    const isUnresolvable = (directive: DirectiveNode): boolean =>
      directive.name.value === 'join__type' &&
      directive.arguments?.some(
        ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
      ) === true;
    if (!directives.some(isUnresolvable)) return undefined;
    return {
      ...node,
      directives: [...directives.filter((one) => !isUnresolvable(one)), ...directives.filter(isUnresolvable)],
    };
  };
  return visit(document, { ObjectTypeDefinition: order, InterfaceTypeDefinition: order });
}

export function parseSupergraph(sdl: string): DocumentNode {
  return orderKeys(parse(sdl, { noLocation: true }));
}
