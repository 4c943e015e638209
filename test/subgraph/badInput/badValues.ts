// What may come in a place of a schema that is wrong, or right and unusual: by the type of the place.
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';

export type Named = readonly [name: string, value: unknown];

/** The place is left out. */
export const ABSENT = Symbol('absent');
export const HUGE_TEXT = 'x'.repeat(20_001);

/** Texts that any place for a text may get; a place for something else refuses most of them. */
export const TEXTS: readonly Named[] = [
  ['an empty text', ''],
  ['spaces', ' \t\r\n\u3000'],
  ['a zero-width character', '\u200B'],
  ['20,001 letters', HUGE_TEXT],
  ['20,001 emoji', '🚧'.repeat(20_001)],
  ['a NUL character', 'a\u0000b'],
  ['half a surrogate pair', 'a\uD83D'],
  ['the second half first', '\uDE00a'],
  ['bidirectional controls', '\u202Eمرحبا\u202C שלום\u2066'],
  ['emoji of several code points', '👩🏽‍🚒🇮🇩🏳️‍🌈'],
  ['many marks on one letter', `o${'\u0336\u0489'.repeat(50)}`],
  ['decomposed letters', 'Cafe\u0301'],
  ['a noncharacter', '\uFFFE\uFFFF'],
  ['a piece of SQL', `'); DROP TABLE report; -- " \\' \\`],
  ['an injection that is true', `' OR '1'='1`],
  ['wildcards', '%_[a-z]*?'],
  ['operators of a full text search', '+"a" -b* ~(c) @4 <d> NEAR/2'],
  ['a piece of HTML', '<script>alert("x")</script>&#0;'],
  ['a formula', '=HYPERLINK("http://x")'],
  ['a name of Object.prototype', '__proto__'],
  ['another one', 'constructor'],
  ['a path', '../../etc/passwd'],
  ['the word null', 'null'],
  ['a digit', '0'],
  ['a number beyond all', '1e308'],
  ['a day that is none', '0000-00-00'],
  ['the last of all days', '9999-12-31'],
  ['a 30th of February', '2026-02-30'],
  ['the last of all instants', '9999-12-31T23:59:59.999Z'],
  ['an instant before all', '0000-01-01T00:00:00Z'],
  ['an id of nothing', '01890000-0000-7000-8000-000000000000'],
  ['an id in capitals', '01890000-ABCD-7000-8000-000000000000'],
  ['an id with a space behind', '01890000-0000-7000-8000-000000000000 '],
  ['a cursor of nowhere', 'eyJhIjoxfQ'],
];

export const NUMBERS: readonly Named[] = [
  ['zero', 0],
  ['minus one', -1],
  ['a half', 1.5],
  ['the largest of 32 bits', 2_147_483_647],
  ['the smallest of 32 bits', -2_147_483_648],
  ['beyond 32 bits', 2_147_483_648],
  ['beyond 2^53', 2 ** 53 + 2],
  ['beyond minus 2^53', -(2 ** 53) - 2],
  ['1e308', 1e308],
  ['a number as text', '1'],
];

const WRONG_TYPES: readonly Named[] = [
  ['nothing given', ABSENT],
  ['null', null],
  ['true', true],
  ['an empty list', []],
  ['a list with null', [null]],
  ['a list in a list', [[['a']]]],
  ['an empty object', {}],
  ['an object with a prototype', JSON.parse('{"__proto__":{"isAdmin":true},"toString":"a"}')],
];

function ofScalar(type: GraphQLInputType): readonly Named[] {
  if (isEnumType(type)) {
    const lower = type.getValues()[0]?.name.toLowerCase();
    return [
      ...WRONG_TYPES,
      ...NUMBERS.slice(0, 2),
      ['an unknown word', 'NOPE'],
      ['lower case', lower],
      ...TEXTS.slice(0, 2),
    ];
  }
  const name = 'name' in type ? type.name : '';
  if (name === 'Int' || name === 'Float') return [...WRONG_TYPES, ...NUMBERS, ...TEXTS.slice(0, 2)];
  if (name === 'Boolean')
    return [...WRONG_TYPES.filter(([, value]) => value !== true), ...NUMBERS.slice(0, 2), ['a text', 'true']];
  return [...WRONG_TYPES, ...NUMBERS, ...TEXTS];
}

/** `sample` is a right value for the place: lists are made of it. */
export function badValuesFor(given: GraphQLInputType, sample: unknown): readonly Named[] {
  const type = isNonNullType(given) ? given.ofType : given;
  if (isListType(type)) {
    const item = Array.isArray(sample) ? sample[0] : sample;
    const many: Named = ['251 items', Array.from({ length: 251 }, () => item)];
    const twice: Named = ['the same twice', [item, item]];
    const items = badValuesFor(type.ofType as GraphQLInputType, item).filter(([, value]) => value !== ABSENT);
    return [...WRONG_TYPES, many, twice, ...items.map(([name, value]): Named => [`a list of ${name}`, [value]])];
  }
  if (isInputObjectType(type))
    return [...WRONG_TYPES, ['a text', 'a'], ['an unknown field', { ...(sample as object), nope: 1 }]];
  return ofScalar(type);
}
