// What an attacker knows, as linear equations and inequalities over unknown counts, and how far each unknown can be narrowed
// down: its least and its greatest value by linear programming (HiGHS). Without presolve's guesses: exact up to 1e-6.
import loadHighs from 'highs';

interface Row {
  readonly indices: number[];
  readonly values: number[];
  readonly lower: number;
  readonly upper: number;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

const TOLERANCE = 1e-6;
const solver = loadHighs();

export class LinearSystem {
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly rows: Row[] = [];

  /** A count that lies between two numbers. */
  addUnknown(lower = 0, upper = Infinity): number {
    this.lower.push(lower);
    this.upper.push(upper);
    return this.lower.length - 1;
  }

  /** lower ≤ Σ coefficient × unknown ≤ upper */
  addRow(terms: readonly (readonly [unknown: number, coefficient: number])[], lower: number, upper: number): void {
    const [indices, values] = [terms.map(([index]) => index), terms.map(([, value]) => value)];
    this.rows.push({ indices, values, lower, upper });
  }

  addSum(unknowns: readonly number[], sum: number): void {
    this.addRow(
      unknowns.map((unknown) => [unknown, 1]),
      sum,
      sum,
    );
  }

  /** The whole numbers between which each of these unknowns lies. */
  async findRanges(unknowns: readonly number[]): Promise<Range[]> {
    const highs = await solver;
    const { infinity } = highs;
    const bound = (value: number): number => (value === Infinity ? infinity : value === -Infinity ? -infinity : value);
    const model = highs.createModel();
    try {
      model.options.set({ output_flag: false });
      this.lower.forEach((lower, index) => model.addVar(bound(lower), bound(this.upper[index] as number)));
      for (const { indices, values, lower, upper } of this.rows) {
        model.addRow(bound(lower), bound(upper), { indices, values });
      }
      const optimise = (unknown: number, sign: 1 | -1): number => {
        model.changeColCost(unknown, sign);
        model.run();
        const status = model.getModelStatus();
        const value = sign * model.getObjectiveValue();
        model.changeColCost(unknown, 0);
        if (status === highs.constants.modelStatus.infeasible) throw new Error('The published numbers contradict.');
        return status === highs.constants.modelStatus.optimal ? value : Infinity;
      };
      return unknowns.map((unknown) => ({
        min: Math.ceil(optimise(unknown, 1) - TOLERANCE),
        max: Math.floor(optimise(unknown, -1) + TOLERANCE),
      }));
    } finally {
      model.dispose();
    }
  }
}
