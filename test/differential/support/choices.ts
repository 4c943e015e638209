// Decisions read from a tape of numbers. A shorter tape, or a smaller number, makes a simpler operation: so fast-check can
// shrink an operation without knowing what one is.
export interface Choices {
  /** 0 to count − 1; 0, the simplest, when the tape is at its end. */
  next(count: number): number;
  /** True in so many of 100 cases; false at the end of the tape. */
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function createChoices(tape: readonly number[]): Choices {
  let position = 0;
  const read = (): number => tape[position++] ?? 0;
  return {
    next: (count) => read() % count,
    chance: (percent) => read() % 100 >= 100 - percent,
    pick: <T>(list: readonly T[]) => list[read() % list.length] as T,
  };
}
