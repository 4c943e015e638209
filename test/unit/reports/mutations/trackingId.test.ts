// Tracking ids: a permutation of the counter, so that no two reports share one and neighbours tell nothing.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TRACKING_ID_COUNT, isTrackingId, toTrackingId } from '../../../../subgraphs/reports/app/trackingId';

const key = Buffer.alloc(32, 7);
const LAST = TRACKING_ID_COUNT - 1;

describe('tracking ids', () => {
  it('of the first 50,000 reports and of the last are all different and well formed', () => {
    const numbers = [...Array.from({ length: 50_000 }, (_each, n) => n), LAST - 1, LAST];
    const ids = new Set(numbers.map((n) => toTrackingId(key, n)));
    expect(ids.size).toBe(numbers.length);
    expect([...ids].every(isTrackingId)).toBe(true);
  });

  it('of any two numbers differ', () => {
    const number = fc.integer({ min: 0, max: LAST });
    fc.assert(
      fc.property(number, number, (a, b) => (toTrackingId(key, a) === toTrackingId(key, b)) === (a === b)),
      { numRuns: 2_000 },
    );
  });

  it('of neighbours lie far apart, and spread over the whole range', () => {
    const values = Array.from({ length: 2_000 }, (_each, n) => Number(toTrackingId(key, n)));
    const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));
    expect(steps.filter((step) => step < 1_000).length).toBeLessThan(20);
    const tenths = new Set(values.map((value) => Math.floor((value - 100_000_000) / (TRACKING_ID_COUNT / 10))));
    expect(tenths.size).toBe(10);
  });

  it('depend on the key, and on nothing else', () => {
    const other = Buffer.alloc(32, 8);
    const same = Array.from({ length: 1_000 }, (_each, n) => n).filter(
      (n) => toTrackingId(key, n) === toTrackingId(other, n),
    );
    expect(same).toEqual([]);
    expect(toTrackingId(Buffer.alloc(32, 7), 41)).toBe(toTrackingId(key, 41));
  });

  it.each([-1, 0.5, TRACKING_ID_COUNT, Number.NaN, Number.POSITIVE_INFINITY])('there is none of number %p', (n) => {
    expect(() => toTrackingId(key, n)).toThrow(RangeError);
  });

  it.each(['', '012345678', '12345678', '1234567890', '12345678a', '123456789\n', ' 123456789', '１２３４５６７８９'])(
    '%j is none',
    (text) => {
      expect(isTrackingId(text)).toBe(false);
    },
  );
});
