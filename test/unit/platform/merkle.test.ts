// The tree behind the anchors: the roots of RFC 6962, and paths that lead to them and nowhere else.
import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { followPath, hashLeaf, pathOf, rootOf } from '../../../platform/merkle';

const sha = (...parts: readonly Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaves = (count: number): Buffer[] => Array.from({ length: count }, (_, i) => hashLeaf(`leaf ${i}`));

/** The definition of the RFC, word for word. */
function defined(list: readonly Buffer[]): Buffer {
  if (list.length === 0) return sha();
  if (list.length === 1) return list[0] as Buffer;
  const split = 2 ** Math.floor(Math.log2(list.length - 1));
  return sha(Buffer.from([1]), defined(list.slice(0, split)), defined(list.slice(split)));
}

it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 100])('the root over %d leaves is the one of RFC 6962', (count) => {
  expect(rootOf(leaves(count))).toEqual(defined(leaves(count)));
});

it('a leaf is hashed as the RFC says', () => {
  expect(hashLeaf('x')).toEqual(sha(Buffer.from([0]), Buffer.from('x')));
});

it.each([1, 2, 3, 6, 13, 64])('each of %d leaves has a path to the root, that no other leaf can use', (count) => {
  const all = leaves(count);
  for (const [index, leaf] of all.entries()) {
    const path = pathOf(all, index);
    expect(followPath(leaf, path)).toEqual(rootOf(all));
    expect(followPath(hashLeaf('another'), path)).not.toEqual(rootOf(all));
  }
});
