// Seeded ids and the random source: shape, stability, spread.
import { describe, expect, it } from '@jest/globals';
import { seedId, seedIdAt } from '../../../schema/reference/ids';
import { createRandom, createWeightedPicker } from '../../../schema/reference/random';

describe('seedId', () => {
  it('is a canonical lower-case v4 UUID that depends on kind and n alone', () => {
    expect(seedId('agency', 'KEMENPUPR')).toBe('514cb968-8b6d-4856-822f-87e5511c925e');
    expect(seedId('agency', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seedId('agency', 1)).not.toBe(seedId('unit', 1));
  });

  it('does not repeat over many rows', () => {
    expect(new Set(Array.from({ length: 50_000 }, (_, n) => seedId('report', n))).size).toBe(50_000);
  });
});

describe('seedIdAt', () => {
  it('is a v7 UUID that begins with the instant and so sorts by it', () => {
    const early = seedIdAt('report', 9, Date.UTC(2025, 0, 1));
    const late = seedIdAt('report', 1, Date.UTC(2025, 0, 1) + 1);
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2025, 0, 1));
    expect(early < late).toBe(true);
  });

  it('refuses what is not an instant in milliseconds', () => {
    expect(() => seedIdAt('report', 1, 1.5)).toThrow(RangeError);
    expect(() => seedIdAt('report', 1, -1)).toThrow(RangeError);
  });
});

describe('createRandom', () => {
  it('gives the same sequence for the same seed and another for a neighbouring one', () => {
    const draw = (seed: string) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.int(1_000_000)
        )(createRandom(seed)),
      );
    expect(draw('report:1')).toEqual(draw('report:1'));
    expect(draw('report:1')).not.toEqual(draw('report:2'));
  });

  it('spreads evenly and stays within its bounds', () => {
    const random = createRandom('spread');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.int(10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('shuffles without losing or repeating an item', () => {
    const list = Array.from({ length: 100 }, (_, i) => i);
    const shuffled = createRandom('shuffle').shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted((x, y) => x - y)).toEqual(list);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const random = createRandom('weights');
    const pick = createWeightedPicker(
      ['never', 'rare', 'often'],
      (item) => ({ never: 0, rare: 1, often: 9 })[item] ?? 0,
    );
    const drawn = Array.from({ length: 10_000 }, () => pick(random));
    expect(drawn).not.toContain('never');
    expect(Math.abs(drawn.filter((item) => item === 'rare').length - 1_000)).toBeLessThan(120);
  });
});
