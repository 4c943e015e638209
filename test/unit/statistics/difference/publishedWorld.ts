// Random worlds of reports as their published tables see them, and everything that is published of them in the course of a
// year: each month, quarter and year of each member, as it stands after each month has closed.
import fc from 'fast-check';
import { createSecrets } from '../../../../subgraphs/statistics/app/suppressionSecrets';
import {
  FLOW_FIGURES,
  type Dimension,
  type FlowFigure,
  type Flows,
} from '../../../../subgraphs/statistics/domain/measures';
import { MONTHS, monthsOf, parsePeriod, type Period } from '../../../../subgraphs/statistics/domain/period';
import {
  publishMembers,
  type MemberFlows,
  type Publication,
} from '../../../../subgraphs/statistics/domain/publishMembers';
import type { Secrets } from '../../../../subgraphs/statistics/domain/suppressTable';

export const YEAR = 2025;
export const MONTHS_OF_YEAR = 12;

/** A published table with what is true. */
export interface WorldTable {
  readonly dimension: Dimension;
  readonly rows: readonly MemberFlows[];
  /** What is published once so many months have closed. */
  publish(closedMonths: number): Publication;
}

/** One published number: the sum of a member's months. */
export interface PublishedNumber {
  readonly member: string;
  readonly months: readonly number[];
  readonly value: number;
}

export const PERIODS: readonly Period[] = [
  ...MONTHS.map((month) => ({ year: YEAR, month })),
  ...[1, 2, 3, 4].map((quarter) => ({ year: YEAR, quarter })),
  { year: YEAR },
].map((wish) => parsePeriod(wish) as Period);

/** Everything that was ever published of a figure, in the order of publication; what is said again is left out. */
export function collectPublished(table: WorldTable, figure: FlowFigure): PublishedNumber[] {
  const seen = new Map<string, PublishedNumber>();
  for (const closedMonths of MONTHS) {
    const publication = table.publish(closedMonths);
    for (const { member } of table.rows) {
      for (const period of PERIODS) {
        const value = publication.find(member, period)[figure];
        if (value === null) continue;
        const [first, last] = [Number(period.from.slice(5, 7)), Math.min(closedMonths, Number(period.to.slice(5, 7)))];
        const months = MONTHS.filter((month) => month >= first && month <= last);
        seen.set(`${member} ${months.join()} ${value}`, { member, months, value });
      }
    }
  }
  return [...seen.values()];
}

export function createTable(
  dimension: Dimension,
  rows: readonly MemberFlows[],
  secretsOf: (figure: FlowFigure) => Secrets,
): WorldTable {
  return {
    dimension,
    rows,
    publish: (closedMonths) =>
      publishMembers(
        rows.map((row) => ({ ...row, months: row.months.slice(0, closedMonths) })),
        secretsOf,
      ),
  };
}

/** Members of all sizes, seasonal ones and ones that keep up with everything among them; some share a tree. */
const members = fc.array(
  fc.record({
    size: fc.constantFrom(1, 3, 6, 12, 40, 150),
    group: fc.nat({ max: 4 }),
    draws: fc.array(fc.nat({ max: 999 }), { minLength: MONTHS_OF_YEAR, maxLength: MONTHS_OF_YEAR }),
    pace: fc.constantFrom(100, 100, 80, 50),
  }),
  { minLength: 2, maxLength: 9, size: 'max' },
);

export function tablesOf(dimension: Dimension): fc.Arbitrary<WorldTable> {
  return fc.tuple(members, fc.nat({ max: 10_000 })).map(([drawn, seed]) => {
    const rows = drawn.map(({ size, group, draws, pace }, index) => ({
      member: `${dimension}-${index}`,
      group: index % 2 ? `group-${group}` : `own-${index}`,
      months: playYear(
        draws.map((draw) => Math.floor((draw * size) / 999)),
        pace,
      ),
    }));
    const key = Buffer.from(`key ${seed}`);
    return createTable(dimension, rows, (figure) => createSecrets(key, { dimension, year: YEAR, figure }));
  });
}

/** Cases are followed up, answered and closed at the member's pace: never more than have come so far. */
function playYear(received: readonly number[], pace: number): Flows[] {
  const waiting = { verify: 0, react: 0, answer: 0, close: 0 };
  const take = (from: keyof typeof waiting, arrived: number, share: number): number => {
    waiting[from] += arrived;
    const taken = Math.floor((waiting[from] * share) / 100);
    waiting[from] -= taken;
    return taken;
  };
  return received.map((came, month) => {
    const archived = Math.floor(came / 8);
    const verified = take('verify', came - archived, pace);
    const returned = Math.floor(verified / 10);
    const followedUp = take('react', verified, pace);
    const responded = take('answer', followedUp, pace);
    const closed = take('close', responded, 90);
    const [firstResponseMissed, resolveMissed] = [Math.floor(came / 5), Math.floor((came * (month % 3)) / 6)];
    return {
      ...{ received: came, verified, archived, disposedAgain: returned, followedUp, responded, closed, returned },
      ...{ reopened: Math.floor(closed / 9), firstResponseMet: came - firstResponseMissed, firstResponseMissed },
      ...{ resolveMet: came - resolveMissed, resolveMissed },
    } as Flows;
  });
}

/** The same cases told apart by something else: every national total stays as it is. */
export function regroup(table: WorldTable, dimension: Dimension, draw: number): WorldTable {
  const weights = [1, 2, 5, 13, 34].map((weight, index) => weight + (draw % (index + 3)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const rows = weights.map((weight, index) => ({
    member: `${dimension}-${index}`,
    group: `own-${index}`,
    months: MONTHS.map((month) =>
      mapFlows((figure) => {
        const total = totalOf(table, figure, month);
        const share = (part: number): number => Math.floor((total * part) / whole);
        const others = weights.slice(0, -1).reduce((sum, part) => sum + share(part), 0);
        return index === weights.length - 1 ? total - others : share(weight);
      }),
    ),
  }));
  const key = Buffer.from(`key ${draw}`);
  return createTable(dimension, rows, (figure) => createSecrets(key, { dimension, year: YEAR, figure }));
}

/** National totals are exact for everybody. */
export function totalOf(table: WorldTable, figure: FlowFigure, month: number): number {
  return table.rows.reduce((sum, row) => sum + (row.months[month - 1]?.[figure] ?? 0), 0);
}

/** The table as it would be if this were published of its members' periods. */
export function publishInstead(
  table: WorldTable,
  show: (values: readonly number[], period: Period) => boolean,
): WorldTable {
  return {
    ...table,
    publish: (closedMonths) => ({
      find(member, period) {
        const months = monthsOf(period).filter((month) => month <= closedMonths);
        const own = table.rows.find((row) => row.member === member)?.months ?? [];
        return mapFlows((figure) => {
          const values = months.map((month) => own[month - 1]?.[figure] ?? 0);
          return values.length > 0 && show(values, period) ? values.reduce((sum, value) => sum + value, 0) : null;
        });
      },
    }),
  };
}

function mapFlows<T>(valueOf: (figure: FlowFigure) => T): Record<FlowFigure, T> {
  return Object.fromEntries(FLOW_FIGURES.map((figure) => [figure, valueOf(figure)])) as Record<FlowFigure, T>;
}
