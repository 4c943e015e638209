// A table of the dashboard, described once: its HTML, its CSV, its JSON and its dictionary of columns all come from here.
import type { Count, MeasureName, Rate } from '../data/answers';
import type { Texts } from '../text/texts';

interface Described {
  /** In downloads: stable, in English, the same in both languages. */
  readonly key: string;
  readonly label: string;
  readonly definition: string;
}

export type Column<Row> = Described &
  (
    | { readonly kind: 'text'; readonly text: (row: Row) => string | null }
    | { readonly kind: 'number'; readonly number: (row: Row) => number | null }
    | { readonly kind: 'share'; readonly number: (row: Row) => number }
    | { readonly kind: 'count'; readonly count: (row: Row) => Count }
    | { readonly kind: 'rate'; readonly rate: (row: Row) => Rate }
  );

export interface Table<Row> {
  /** In the addresses of its downloads. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column<Row>[];
}

type TextColumnName = keyof Texts['columns'];

export function textColumn<Row>(texts: Texts, name: TextColumnName, text: (row: Row) => string | null): Column<Row> {
  return { kind: 'text', key: toKey(name), ...texts.columns[name], text };
}

export function numberColumn<Row>(
  texts: Texts,
  name: TextColumnName,
  number: (row: Row) => number | null,
): Column<Row> {
  return { kind: 'number', key: toKey(name), ...texts.columns[name], number };
}

/** A share without its numerator. */
export function shareColumn<Row>(texts: Texts, name: TextColumnName, number: (row: Row) => number): Column<Row> {
  return { kind: 'share', key: toKey(name), ...texts.columns[name], number };
}

export function countColumn<Row>(texts: Texts, name: MeasureName, count: (row: Row) => Count): Column<Row> {
  return { kind: 'count', key: toKey(name), ...describe(texts, name), count };
}

export function rateColumn<Row>(texts: Texts, name: MeasureName, rate: (row: Row) => Rate): Column<Row> {
  return { kind: 'rate', key: toKey(name), ...describe(texts, name), rate };
}

function describe(texts: Texts, name: MeasureName): { label: string; definition: string } {
  const { name: label, definition } = texts.measures[name];
  return { label, definition };
}

/** `followUpRate` → `follow_up_rate` */
function toKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
