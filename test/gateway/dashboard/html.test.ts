// Markup and files that hold hostile names: nothing of them becomes markup, or a spreadsheet's formula.
import { describe, expect, it } from '@jest/globals';
import { html } from '../../../gateway/dashboard/html';
import { textColumn, countColumn, rateColumn, type Table } from '../../../gateway/dashboard/tables/table';
import { writeCsv, writeDictionary, writeJson } from '../../../gateway/dashboard/tables/writeTable';
import { TEXTS } from '../../../gateway/dashboard/text/texts';
import type { Count, Rate } from '../../../gateway/dashboard/data/answers';

interface Row {
  readonly name: string | null;
  readonly received: Count;
  readonly rate: Rate;
}

const table: Table<Row> = {
  name: 'provinces',
  title: 'Provinsi',
  columns: [
    textColumn(TEXTS.id, 'province', ({ name }) => name),
    countColumn(TEXTS.id, 'received', ({ received }) => received),
    rateColumn(TEXTS.id, 'followUpRate', ({ rate }) => rate),
  ],
};
const shown = { value: 12, isSuppressed: false };
const hidden = { value: null, isSuppressed: true };
const rate = { value: 0.5, numerator: 6, denominator: 12, isSuppressed: false };

const rowsOf = (...names: (string | null)[]): Row[] => names.map((name) => ({ name, received: shown, rate }));

async function* pages<T>(...given: T[][]): AsyncGenerator<T[]> {
  yield* given;
}

async function join(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

describe('html', () => {
  it('escapes every value, also in attributes and lists, and never markup of its own', () => {
    const name = `<script>alert('x')</script> & "co"`;
    const escaped = '&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;';
    const list = [html`<b>${name}</b>`, html`<b>2</b>`];
    expect(html`<i title="${name}">${list}${null}</i>`.text).toBe(
      `<i title="${escaped}"><b>${escaped}</b><b>2</b></i>`,
    );
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+62', '-5', '@SUM(A1)', '\tx', '\rx'])('shows %j as a text', async (name) => {
    const [, line = ''] = (await join(writeCsv(table, pages(rowsOf(name)), false))).split('\r\n');
    expect(line.replace(/^"/, '').startsWith(`'${name[0]}`)).toBe(true);
  });

  it('quotes what would break a line, page after page, with a byte order mark where asked', async () => {
    const text = await join(writeCsv(table, pages(rowsOf('a,b "c"'), rowsOf(null)), true));
    expect(text).toBe(
      [
        '\uFEFFprovince,received,received_is_suppressed,follow_up_rate,follow_up_rate_numerator,follow_up_rate_denominator,follow_up_rate_is_suppressed',
        '"a,b ""c""",12,false,0.5,6,12,false',
        ',12,false,0.5,6,12,false',
        '',
      ].join('\r\n'),
    );
  });

  it('says what is suppressed, and gives no 0 for it', async () => {
    const row = { name: 'Maluku', received: hidden, rate: { ...hidden, numerator: null, denominator: null } };
    expect(await join(writeCsv(table, pages([row]), false))).toContain('\r\nMaluku,,true,,,,true\r\n');
  });

  it('has a dictionary that names each of its columns', async () => {
    const [head = ''] = (await join(writeCsv(table, pages<Row>([]), false))).split('\r\n');
    const lines = writeDictionary(table).trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(head.split(','));
  });
});

it('JSON is whole with rows, without rows and over pages', async () => {
  const head = { period: '2026-10' };
  for (const [given, count] of [[pages<Row>([]), 0] as const, [pages(rowsOf('a'), rowsOf('b', 'c')), 3] as const]) {
    const read = JSON.parse(await join(writeJson(table, given, head)));
    expect([read.table, read.period, read.rows.length]).toEqual(['provinces', '2026-10', count]);
    expect(read.columns[0]).toMatchObject({ name: 'province' });
  }
});
