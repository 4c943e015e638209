// A table as CSV, as JSON, and its dictionary of columns. Called by routes.ts.
import type { Column, Table } from './table';

type Value = string | number | boolean | null;

interface Field<Row> {
  readonly name: string;
  readonly definition: string;
  readonly isText: boolean;
  readonly value: (row: Row) => Value;
}

/** A rate becomes four fields, a number two: what is protected must not look like what is not there. */
function listFields<Row>(columns: readonly Column<Row>[]): Field<Row>[] {
  return columns.flatMap((column): Field<Row>[] => {
    const { key, definition } = column;
    const field = (suffix: string, value: (row: Row) => Value): Field<Row> => ({
      name: `${key}${suffix}`,
      definition: suffix === '' ? definition : `${column.label}: ${suffix.slice(1)}`,
      isText: column.kind === 'text',
      value,
    });
    if (column.kind === 'text') return [field('', column.text)];
    if (column.kind === 'number' || column.kind === 'share') return [field('', column.number)];
    if (column.kind === 'count') {
      return [
        field('', (row) => column.count(row).value),
        field('_is_suppressed', (row) => column.count(row).isSuppressed),
      ];
    }
    return [
      field('', (row) => column.rate(row).value),
      field('_numerator', (row) => column.rate(row).numerator),
      field('_denominator', (row) => column.rate(row).denominator),
      field('_is_suppressed', (row) => column.rate(row).isSuppressed),
    ];
  });
}

/** Bytes by which Excel knows UTF-8. */
const BOM = '\uFEFF';

/** Line by line, as the rows arrive. */
export async function* writeCsv<Row>(
  { columns }: Table<Row>,
  rows: AsyncIterable<readonly Row[]>,
  hasBom: boolean,
): AsyncGenerator<string> {
  const fields = listFields(columns);
  yield `${hasBom ? BOM : ''}${fields.map(({ name }) => name).join(',')}\r\n`;
  for await (const page of rows) {
    yield page.map((row) => `${fields.map((field) => writeCell(field, row)).join(',')}\r\n`).join('');
  }
}

function writeCell<Row>({ isText, value }: Field<Row>, row: Row): string {
  const given = value(row);
  return isText ? quote(guardFormula(String(given ?? ''))) : String(given ?? '');
}

/** What a spreadsheet would compute instead of show. */
function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface JsonHead {
  readonly period: string;
}

export async function* writeJson<Row>(
  { name, columns }: Table<Row>,
  rows: AsyncIterable<readonly Row[]>,
  head: JsonHead,
): AsyncGenerator<string> {
  const fields = listFields(columns);
  const dictionary = fields.map(({ name: field, definition }) => ({ name: field, definition }));
  yield `${JSON.stringify({ table: name, ...head, columns: dictionary }).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const page of rows) {
    const lines = page.map((row) =>
      JSON.stringify(Object.fromEntries(fields.map((each) => [each.name, each.value(row)]))),
    );
    if (lines.length > 0) yield `${isFirst ? '' : ','}\n${lines.join(',\n')}`;
    isFirst &&= lines.length === 0;
  }
  yield '\n]}\n';
}

export function writeDictionary<Row>({ columns }: Table<Row>): string {
  const lines = listFields(columns).map(({ name, definition }) => `${name},${quote(guardFormula(definition))}\r\n`);
  return `column,definition\r\n${lines.join('')}`;
}
