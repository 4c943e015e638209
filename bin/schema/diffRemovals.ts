// Which removals were announced in time. A field, argument, input field or enum value says so itself; a type cannot be
// deprecated, so it may go once everything that led to it has gone rightly. Called by diffSchemas.ts.
import type { GraphQLSchema } from 'graphql';
import { listReferences, type SchemaElement, type SchemaElements, type TypeReference } from './diffCoordinates';
import { isRemovalDue } from './diffDeprecations';

export interface Versions {
  readonly oldSchema: GraphQLSchema;
  readonly before: SchemaElements;
  readonly after: SchemaElements;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Coordinates of all that is gone and was announced, with a day that has passed. */
export function findDueRemovals(versions: Versions): ReadonlySet<string> {
  const gone = [...versions.before.values()].filter(({ coordinate }) => !versions.after.has(coordinate));
  const members = gone.filter(({ parent }) => parent !== null);
  const due = new Set(
    members.filter((element) => isGoneRightly(element, versions)).map(({ coordinate }) => coordinate),
  );
  for (const name of findDueTypes(gone, versions)) due.add(name);
  return due;
}

/** An argument goes with its field. */
function isGoneRightly({ coordinate, parent }: SchemaElement, { before, after, today }: Versions): boolean {
  if (after.has(coordinate)) return false;
  if (isRemovalDue(before.get(coordinate), today)) return true;
  return parent !== null && !after.has(parent) && isRemovalDue(before.get(parent), today);
}

/** The largest set of removed types that are referred to only rightly, or from one another. */
function findDueTypes(gone: readonly SchemaElement[], versions: Versions): ReadonlySet<string> {
  const { oldSchema, before } = versions;
  const roots = [oldSchema.getQueryType(), oldSchema.getMutationType(), oldSchema.getSubscriptionType()];
  const rootNames = new Set(roots.map((type) => type?.name));
  const isType = ({ coordinate, parent }: SchemaElement): boolean => parent === null && !coordinate.startsWith('@');
  const candidates = new Set(gone.filter(isType).map(({ coordinate }) => coordinate));
  for (const name of rootNames) if (name !== undefined) candidates.delete(name);
  const references = listReferences(oldSchema, before);
  const isWrong = ({ owner, element }: TypeReference): boolean =>
    !candidates.has(owner) && (element === null || !isGoneRightly(element, versions));
  for (let size = -1; size !== candidates.size;) {
    size = candidates.size;
    for (const reference of references) if (isWrong(reference)) candidates.delete(reference.to);
  }
  return candidates;
}
