// The order in which very many seeded rows are written: by key, because a key that lies anywhere makes the database read
// and split a page for each row. Pure; called by app/seedUsers.ts.

const DIGITS = 8;
/** Digits and number share the 53 bits of one double, which sorts ten times as fast as text does. */
const MAX_COUNT = 2 ** 21;

/** The numbers 0 … `count` − 1 by the first digits of their key, which begins with hexadecimal ones. */
export function sortByHex(count: number, keyOf: (n: number) => string): Uint32Array {
  if (count > MAX_COUNT) throw new RangeError(`At most ${MAX_COUNT} rows can be sorted.`);
  const packed = new Float64Array(count);
  for (let n = 0; n < count; n += 1) packed[n] = Number.parseInt(keyOf(n).slice(0, DIGITS), 16) * MAX_COUNT + n;
  return Uint32Array.from(packed.sort(), (value) => value % MAX_COUNT);
}
