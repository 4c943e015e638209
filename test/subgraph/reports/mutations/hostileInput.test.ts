// Texts that break careless systems: each comes back exactly, or is refused with a clear code. Never INTERNAL.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bringTo, faultsOf, newReport, succeed, target } from './cases';
import { MINISTRY, SITI, liaisonOf, systemOf } from './people';
import { startWriting, type Input, type WritingStack } from './writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

/** Stored as they are. */
const KEPT: readonly [string, string][] = [
  ['emoji of several code points', '👩🏽‍🚒🇮🇩🏳️‍🌈'],
  ['letters outside the basic plane', '𠜎𝒳𐍈'],
  ['text from right to left, with its controls', '\u202Eمرحبا\u202C שלום'],
  ['zero-width characters between letters', 'a\u200Bb\u200Cc\u200Dd\uFEFFe'],
  ['spaces before and behind', '  dua spasi  '],
  ['line breaks of all kinds', 'a\nb\r\nc\u2028d\u2029e\tf'],
  ['controls', 'bel\u0007 esc\u001B[31m del\u007F'],
  ['a piece of SQL', `'); DROP TABLE report; -- " \\' \\`],
  ['placeholders', '? ?? :id $1 %s {0} ${x} #{y}'],
  ['wildcards', '100% _ [a-z]*'],
  ['a piece of HTML', '<script>alert("x")</script><img src=x onerror=1>&amp;&#0;'],
  ['a formula', '=HYPERLINK("http://x")'],
  ['JSON', '{"__proto__":{"admin":true}}'],
  ['the word null', 'null'],
  ['a single digit', '0'],
  ['signs of the replacement', '\uFFFD\uFFFE'],
  ['many marks on one letter', `o${'\u0336\u0489'.repeat(50)}`],
];

/** Code of the fault in the field. */
const REFUSED: readonly [string, unknown, string][] = [
  ['nothing', '', 'REQUIRED'],
  ['spaces', ' \t\r\n\u3000\u00A0', 'REQUIRED'],
  ['zero-width characters alone', '\u200B\uFEFF\u2060\u00AD', 'REQUIRED'],
  ['a NUL character', 'a\u0000b', 'INVALID_INPUT'],
  ['half a surrogate pair at the end', 'a\uD83D', 'INVALID_INPUT'],
  ['the second half first', '\uDE00a', 'INVALID_INPUT'],
  ['null', null, 'BAD_USER_INPUT'],
  ['a number', 7, 'BAD_USER_INPUT'],
  ['a list', ['a'], 'BAD_USER_INPUT'],
  ['an object', { toString: 'a' }, 'BAD_USER_INPUT'],
  ['a boolean', true, 'BAD_USER_INPUT'],
];

const submit = (input: Input) => stack.call(SITI, 'submitReport', newReport(input));

describe.each(KEPT)('%s', (_name, text) => {
  it('comes back exactly from title, body and place', async () => {
    const { report } = succeed(await submit({ title: text, body: text, incidentPlace: text }));
    const stored = await stack.rows('SELECT title, body, incident_place FROM report WHERE id = ?', [report.id]);
    expect(stored).toEqual([{ title: text, body: text, incident_place: text }]);
  });
});

describe.each(['title', 'body'])('%s', (field) => {
  it.each(REFUSED)('refuses %s', async (_name, value, code) => {
    const expected = code === 'BAD_USER_INPUT' ? code : `${code} ${field}`;
    expect(faultsOf(await submit({ [field]: value }))).toEqual([expected]);
  });
});

it('responses and replies keep and refuse the same texts', async () => {
  const text = KEPT.map(([, kept]) => kept).join('\n');
  const made = await bringTo(stack, 'IN_PROGRESS');
  const input = { ...target(made), finding: 'INFORMATION_GAP' };
  for (const [, body, code] of REFUSED) {
    const faults = faultsOf(await stack.call(liaisonOf(MINISTRY), 'publishResponse', { ...input, body }));
    // A draft may stand for it, so that none is a text that is missing.
    expect(faults).toEqual([body === null ? 'REQUIRED body' : code === 'BAD_USER_INPUT' ? code : `${code} body`]);
  }
  succeed(await stack.call(liaisonOf(MINISTRY), 'publishResponse', { ...input, body: text }));
  const next = { ...target(made), expectedVersion: made.expectedVersion + 1 };
  for (const [, body, code] of REFUSED) {
    const faults = faultsOf(await stack.call(SITI, 'replyToReport', { ...next, body }));
    expect(faults).toEqual([code === 'BAD_USER_INPUT' ? code : `${code} body`]);
  }
  succeed(await stack.call(SITI, 'replyToReport', { ...next, body: text }));
  for (const table of ['response', 'reply']) {
    expect(await stack.rows(`SELECT body FROM ${table} WHERE report_id = ?`, [made.reportId])).toEqual([
      { body: text },
    ]);
  }
});

it('equal looking texts are stored as equal bytes: NFC', async () => {
  const { report } = succeed(await submit({ title: 'Cafe\u0301' }));
  expect(await stack.rows('SELECT title FROM report WHERE id = ?', [report.id])).toEqual([{ title: 'Caf\u00E9' }]);
});

describe('length is counted in code points', () => {
  it.each([
    ['title', 200],
    ['body', 20_000],
    ['incidentPlace', 500],
  ])('%s may have %i of them and no more', async (field, max) => {
    succeed(await submit({ [field]: '🚧'.repeat(max) }));
    expect(faultsOf(await submit({ [field]: '🚧'.repeat(max + 1) }))).toEqual([`TOO_LONG ${field}`]);
    // Longer once it is NFC: this letter has no composed form.
    expect(faultsOf(await submit({ [field]: '\u0958'.repeat(max) }))).toEqual([`TOO_LONG ${field}`]);
  });

  it('a body of megabytes is TOO_LONG, and one beyond all measure ends at the door', async () => {
    expect(faultsOf(await submit({ body: 'x'.repeat(3_000_000) }))).toEqual(['TOO_LONG body']);
    expect(faultsOf(await submit({ body: 'x'.repeat(4_100_000) }))).toEqual(['PAYLOAD_TOO_LARGE']);
  });

  it('an agency’s number may have 64', async () => {
    const who = systemOf(MINISTRY);
    const give = (externalReference: string) => stack.call(who, 'submitReport', newReport({ externalReference }));
    succeed(await give('№'.repeat(64)));
    expect(faultsOf(await give('№'.repeat(65)))).toEqual(['TOO_LONG externalReference']);
  });
});

it('an optional text of spaces is none', async () => {
  const { report } = succeed(await submit({ incidentPlace: ' \u200B ' }));
  const stored = await stack.rows('SELECT incident_place FROM report WHERE id = ?', [report.id]);
  expect(stored).toEqual([{ incident_place: null }]);
  expect(faultsOf(await submit({ incidentPlace: '\u0000' }))).toEqual(['INVALID_INPUT incidentPlace']);
});

describe.each(['areaCode', 'targetAgencyId', 'categoryCode'])('%s', (field) => {
  it.each(KEPT)('refuses %s', async (_name, text) => {
    expect(faultsOf(await submit({ [field]: text }))).toEqual([`INVALID_INPUT ${field}`]);
  });
});
