// What a change of the public schema does to its clients: breaking, dangerous or safe, by graphql-js' own judgement; and
// which breaking changes were announced in time. Pure; called by diffCommand.ts and its tests.
import {
  BreakingChangeType,
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  specifiedScalarTypes,
} from 'graphql';
import type { AcceptedBreak } from './diffAccepted';
import { listElements, type SchemaElement, type SchemaElements } from './diffCoordinates';
import { findDeprecationFaults, type DeprecationFault } from './diffDeprecations';
import { findDueRemovals, type Versions } from './diffRemovals';

export interface SchemaChange {
  /** graphql-js' BreakingChangeType or DangerousChangeType, or one of ours. */
  readonly type: string;
  readonly coordinate: string;
  readonly description: string;
}

export interface SchemaDiff {
  /** Breaking and not announced: refused. */
  readonly refused: readonly SchemaChange[];
  /** Breaking, announced by a deprecation whose day has passed. */
  readonly announced: readonly SchemaChange[];
  /** Breaking, not announced, and accepted with a reason. */
  readonly accepted: readonly (SchemaChange & { readonly reason: string })[];
  readonly dangerous: readonly SchemaChange[];
  readonly safe: readonly SchemaChange[];
  readonly deprecationFaults: readonly DeprecationFault[];
}

/** `oldSdl` null: there was no schema before, so everything is new. `today` is YYYY-MM-DD. */
export function diffSchemas(
  oldSdl: string | null,
  newSdl: string,
  today: string,
  acceptedBreaks: readonly AcceptedBreak[] = [],
): SchemaDiff {
  const newSchema = buildSchema(newSdl);
  const after = listElements(newSchema);
  if (oldSdl === null) {
    const deprecationFaults = findDeprecationFaults(new Map(), after, today);
    return {
      refused: [],
      announced: [],
      accepted: [],
      dangerous: [],
      safe: findAdditions(new Map(), after),
      deprecationFaults,
    };
  }
  const oldSchema = buildSchema(oldSdl);
  const before = listElements(oldSchema);
  const versions: Versions = { oldSchema, before, after, today };
  const breaking = findBreakingChanges(oldSchema, newSchema).map(toSchemaChange);
  const dangerous = [
    ...findDangerousChanges(oldSchema, newSchema).map(toSchemaChange),
    ...findNewDefaults(before, after),
  ];
  const isDue = createDueCheck(versions);
  const sudden = breaking.filter((change) => !isDue(change));
  const reasons = new Map(acceptedBreaks.map(({ description, reason }) => [description, reason]));
  const named = new Set([...breaking, ...dangerous].map(({ coordinate }) => coordinate));
  return {
    refused: sudden.filter(({ description }) => !reasons.has(description)),
    accepted: sudden.flatMap((change) => {
      const reason = reasons.get(change.description);
      return reason === undefined ? [] : [{ ...change, reason }];
    }),
    announced: breaking.filter(isDue),
    dangerous,
    safe: [...findAdditions(before, after), ...findSafeEdits(before, after)].filter(
      ({ coordinate }) => !named.has(coordinate),
    ),
    deprecationFaults: findDeprecationFaults(before, after, today),
  };
}

function createDueCheck(versions: Versions): (change: SchemaChange) => boolean {
  const due = findDueRemovals(versions);
  return ({ type, coordinate, description }) => {
    // An interface that rightly goes leaves the types that implemented it.
    const left = /^\w+ no longer implements interface (\w+)\.$/.exec(description)?.[1];
    return left === undefined ? REMOVALS.has(type) && due.has(coordinate) : due.has(left);
  };
}

const REMOVALS: ReadonlySet<string> = new Set([
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.ARG_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
  BreakingChangeType.TYPE_REMOVED,
]);

/** graphql-js names the place in its sentence only. The first that fits wins. */
const PLACES: readonly (readonly [RegExp, (match: readonly string[]) => string])[] = [
  [/^(\w+\.\w+) arg (\w+) /, ([, field, arg]) => `${field}(${arg}:)`],
  [/^An? (?:required|optional) arg (\w+) on directive (\w+) /, ([, arg, name]) => `@${name}(${arg}:)`],
  [/^An? (?:required|optional) arg (\w+) on (\w+\.\w+) /, ([, arg, field]) => `${field}(${arg}:)`],
  [/^An? (?:required|optional) field (\w+) on input type (\w+) /, ([, field, type]) => `${type}.${field}`],
  [/^(\w+) was (?:removed from|added to) enum type (\w+)/, ([, value, type]) => `${type}.${value}`],
  [/^(\w+) was (?:removed from|added to) union type (\w+)/, ([, , union]) => union as string],
  [/^\w+ added to interfaces implemented by (\w+)/, ([, type]) => type as string],
  [/^Standard scalar (\w+) /, ([, type]) => type as string],
  [/^Repeatable flag was removed from (\w+)/, ([, name]) => `@${name}`],
  [/^(\w+) was removed from (\w+)\.$/, ([, , name]) => `@${name}`],
  [/^(\w+(?:\.\w+)?) /, ([, place]) => place as string],
];

function toSchemaChange({ type, description }: { type: string; description: string }): SchemaChange {
  const isDirective = type === BreakingChangeType.DIRECTIVE_REMOVED;
  for (const [pattern, placeOf] of PLACES) {
    const match = pattern.exec(description);
    if (match) return { type, coordinate: `${isDirective ? '@' : ''}${placeOf(match)}`, description };
  }
  return { type, coordinate: '(schema)', description };
}

/** graphql-js compares the defaults of arguments, not those of input fields. */
function findNewDefaults(before: SchemaElements, after: SchemaElements): SchemaChange[] {
  return persisted(before, after)
    .filter(([old, now]) => old.isInput && !old.coordinate.includes('(') && old.defaultValue !== now.defaultValue)
    .filter(([old]) => old.defaultValue !== null)
    .map(([old, now]) => ({
      type: DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
      coordinate: old.coordinate,
      description: `${old.coordinate} has changed its default from ${old.defaultValue} to ${now.defaultValue ?? 'none'}.`,
    }));
}

const BUILT_IN: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

function findAdditions(before: SchemaElements, after: SchemaElements): SchemaChange[] {
  const isNew = (coordinate: string | null): boolean =>
    coordinate !== null && !before.has(coordinate) && !BUILT_IN.has(coordinate);
  return [...after.values()]
    .filter(({ coordinate, parent }) => isNew(coordinate) && !isNew(parent))
    .map(({ coordinate }) => ({ type: 'ADDED', coordinate, description: `${coordinate} was added.` }));
}

function findSafeEdits(before: SchemaElements, after: SchemaElements): SchemaChange[] {
  return persisted(before, after).flatMap(([old, now]) => {
    const { coordinate } = now;
    const edits: SchemaChange[] = [];
    const add = (type: string, text: string): void => {
      edits.push({ type, coordinate, description: `${coordinate} ${text}` });
    };
    if (old.type !== now.type) add('TYPE_REFINED', `changed type from ${old.type ?? ''} to ${now.type ?? ''}.`);
    if (old.isInput && old.defaultValue === null && now.defaultValue !== null)
      add('DEFAULT_ADDED', `has the default ${now.defaultValue}.`);
    if (old.deprecationReason !== now.deprecationReason) {
      add(
        'DEPRECATION_CHANGED',
        now.deprecationReason === null ? 'is no longer deprecated.' : `is deprecated: ${now.deprecationReason}`,
      );
    }
    if (old.description !== now.description) add('DESCRIPTION_CHANGED', 'has another description.');
    return edits;
  });
}

function persisted(before: SchemaElements, after: SchemaElements): [SchemaElement, SchemaElement][] {
  return [...before.values()].flatMap((old): [SchemaElement, SchemaElement][] => {
    const now = after.get(old.coordinate);
    return now === undefined ? [] : [[old, now]];
  });
}
