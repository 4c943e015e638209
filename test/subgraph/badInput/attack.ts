// Puts something bad into one place after the other of an operation and judges each answer: a code of the registry, or it
// worked. Never INTERNAL, never a time out, never a changed row after a refusal.
import { expect } from '@jest/globals';
import { getNamedType } from 'graphql';
import { isErrorCode } from '../../../schema/contract/errors';
import { TEXTS, badValuesFor, type Named } from './badValues';
import { fillIn, listPlaces, putAt, sampleOf, type Operation, type Place, type Variables } from './places';

export interface Judged {
  readonly data: any;
  readonly codes: readonly string[];
}

export interface Target {
  ask(query: string, variables: Variables): Promise<Judged>;
  /** Right values by name, for as long as nothing was changed: asked again after each call that worked. */
  prepare(): Promise<Variables>;
  /** All that a call could have changed, as a text. */
  snapshot(): Promise<string>;
  /** After a call that worked with a text in a place: the text as it should be found, or null where none is kept. */
  findText?(text: string): Promise<boolean>;
}

/** Of a place that many operations have alike, a few are enough. */
const COMMON = ['idempotencyKey', 'reportId', 'expectedVersion', 'secret'];
const FEW = [
  'null',
  'nothing given',
  'true',
  'an empty object',
  'an empty text',
  'a NUL character',
  'half a surrogate pair',
];
const MORE = [
  'a piece of SQL',
  '20,001 letters',
  'an id in capitals',
  'beyond 2^53',
  'minus one',
  'beyond 32 bits',
  '1e308',
];

export interface Tally {
  asked: number;
  worked: number;
}

export async function attack(operation: Operation, target: Target, tally: Tally): Promise<void> {
  let variables = fillIn(operation.args, await target.prepare());
  const plain = await target.ask(operation.text, withKey(variables));
  expectClear(operation.field, plain);
  if (!isRefused(plain)) variables = fillIn(operation.args, await target.prepare());
  for (const place of listPlaces(operation)) {
    let before = await target.snapshot();
    for (const [name, value] of valuesFor(place, variables)) {
      const label = `${operation.field}(${place.path.join('.')}: ${name})`;
      const isKey = place.path.at(-1) === 'idempotencyKey';
      const answer = await target.ask(operation.text, putAt(isKey ? variables : withKey(variables), place.path, value));
      tally.asked += 1;
      expectClear(label, answer);
      if (isRefused(answer)) continue;
      tally.worked += 1;
      if (isTextPlace(place)) await expectKept(label, target, value);
      // What was right before may have been used up.
      if (operation.kind === 'mutation') {
        variables = fillIn(operation.args, await target.prepare());
        before = await target.snapshot();
      }
    }
    expect([operation.field, place.path, await target.snapshot()]).toEqual([operation.field, place.path, before]);
  }
}

const TEXT_NAMES = new Set(TEXTS.map(([name]) => name));
let turns = 0;
let keys = 0;

/** A key of its own for each call: a repeated one would be told what the first was told. */
function withKey(variables: Variables): Variables {
  const { input } = variables as { input?: Variables };
  if (input?.idempotencyKey === undefined) return variables;
  return { ...variables, input: { ...input, idempotencyKey: `bad-input-of-a-test-${(keys += 1)}` } };
}

function valuesFor({ path, type }: Place, variables: Variables): readonly Named[] {
  const turn = (turns += 1);
  const present = path.reduce<any>((value, name) => value?.[name], variables);
  // Texts take turns: each place gets a third of them, each kind of place all of them.
  const all = badValuesFor(type, present ?? sampleOf(type)).filter(
    ([name], index) => !TEXT_NAMES.has(name) || index % 3 === turn % 3,
  );
  if (!COMMON.includes(path.at(-1) as string)) return all;
  return all.filter(([name]) => FEW.includes(name) || MORE.includes(name));
}

function expectClear(label: string, { codes }: Judged): void {
  const unclear = codes.filter((code) => !isErrorCode(code) || code === 'INTERNAL' || code === 'TIMEOUT');
  expect([label, unclear, codes]).toEqual([label, [], codes]);
}

const isRefused = ({ codes }: Judged): boolean => codes.length > 0;

function isTextPlace({ path, type }: Place): boolean {
  return getNamedType(type).name === 'String' && !COMMON.includes(path.at(-1) as string);
}

async function expectKept(label: string, target: Target, value: unknown): Promise<void> {
  const isText = typeof value === 'string' && /[^\p{Z}\p{Cc}\p{Cf}]/u.test(value);
  if (isText && target.findText) expect([label, await target.findText(value.normalize('NFC'))]).toEqual([label, true]);
}
