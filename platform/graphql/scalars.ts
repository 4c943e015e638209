// Scalars that all subgraphs share. Inside, an instant is a number of milliseconds UTC and a day is 'YYYY-MM-DD'.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function parseInstant(value: unknown): number {
  const ms = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms) || !isRealDay((value as string).slice(0, 10))) {
    throw new GraphQLError('DateTime wants an ISO 8601 instant with its zone, such as 2026-11-23T02:15:00Z.');
  }
  return ms;
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !isRealDay(value)) {
    throw new GraphQLError('LocalDate wants a day of the calendar as YYYY-MM-DD, such as 2026-11-23.');
  }
  return value;
}

function isRealDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description:
    'An instant in UTC as ISO 8601 with milliseconds, such as `2026-11-23T02:15:00.000Z`. Show it in WIB, WITA or WIT.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A day of the calendar (tanggal) without a time, as `YYYY-MM-DD`, such as `2026-11-23`.',
  serialize: (value) => value as string,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : null),
});
