// A deterministic random source for seeds; never for secrets. Called by all composers and generators of the seed.
// Algorithm: sfc32 (Chris Doty-Humphrey, PractRand) seeded from a string by cyrb128, 128 bits of state.

export class Random {
  constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** A 32-bit unsigned integer. */
  nextUint32(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.nextUint32() / 4294967296;
  }

  /** An integer in [0, n). */
  int(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** An integer in [min, max], both included. */
  between(min: number, max: number): number {
    return min + this.int(max - min + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A number from the standard normal distribution (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Random.pick: the list is empty.');
    return list[this.int(list.length)] as T;
  }

  /** One item, drawn by weight. For many draws from one list build a `createWeightedPicker` once. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T {
    return createWeightedPicker(list, weightOf)(this);
  }

  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}

/** The same seed gives the same sequence, on every machine. */
export function createRandom(seed: string): Random {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < seed.length; i++) {
    const k = seed.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  const random = new Random(h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1);
  // Neighbouring seeds differ in few bits at first; the designer's advice is to discard about a dozen outputs.
  for (let i = 0; i < 12; i++) random.nextUint32();
  return random;
}

export type Picker<T> = (random: Random) => T;

/** Draws by weight in O(log n): running sums and a binary search. Items of weight 0 are never drawn. */
export function createWeightedPicker<T>(list: readonly T[], weightOf: (item: T) => number): Picker<T> {
  const items = list.filter((item) => weightOf(item) > 0);
  if (items.length === 0) throw new RangeError('createWeightedPicker: nothing has a weight.');
  const sums = new Float64Array(items.length);
  let total = 0;
  for (const [i, item] of items.entries()) sums[i] = total += weightOf(item);
  return (random) => {
    const x = random.next() * total;
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (x < (sums[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  };
}
