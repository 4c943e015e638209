// A day's leaves in stored pieces lead to the same root as all of them together, whatever their number.
import { expect, it } from '@jest/globals';
import { followPath, hashLeaf, rootOf } from '../../../../platform/merkle';
import { findPath, toDayLeaves } from '../../../../subgraphs/reports/app/caseLog/leafChunks';
import { encodeHead, type DayHead } from '../../../../subgraphs/reports/domain/logAnchor';

const headsOf = (count: number): DayHead[] =>
  Array.from({ length: count }, (_, n) => ({
    reportId: String(n).padStart(6, '0'),
    version: 1 + (n % 3),
    hash: `1.${n}`,
  }));

it.each([1, 2, 127, 128, 129, 256, 257, 383, 385, 1_000])('%i leaves', (count) => {
  const heads = headsOf(count);
  const root = rootOf(heads.map((head) => hashLeaf(encodeHead(head))));
  const { chunks, roots } = toDayLeaves(heads);
  expect(rootOf(roots)).toEqual(root);
  for (const head of heads.filter((_, index) => index % 13 === 0 || index === count - 1)) {
    const chunk = chunks.findLast(({ firstReportId }) => firstReportId <= head.reportId);
    const path = chunk && findPath(head, chunk, roots);
    expect(path && followPath(hashLeaf(encodeHead(head)), path)).toEqual(root);
  }
});

it('a day without changes has the root of nothing', () => {
  expect(toDayLeaves([])).toEqual({ chunks: [], roots: [] });
});

it('an entry that is no leaf has no path', () => {
  const heads = headsOf(200);
  const { chunks, roots } = toDayLeaves(heads);
  const [chunk] = chunks;
  expect(chunk && findPath({ ...(heads[0] as DayHead), hash: '1.other' }, chunk, roots)).toBeNull();
});
