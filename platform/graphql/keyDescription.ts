// What every mutation says of its `idempotencyKey`.
export const KEY_DESCRIPTION =
  'A random key of your own for this call (16 to 128 of `A-Z a-z 0-9 - _`), such as a new UUID. Repeat the call with the same key ' +
  'after a lost answer: it takes effect once, and you get the first result again for 7 days.';
