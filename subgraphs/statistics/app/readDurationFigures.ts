// How long cases take, for those entitled to exact figures: median and 90th percentile of the cases that began in the period,
// the still open counted. Loaded together for all members that a request asks about.
import DataLoader from 'dataloader';
import { groupBy } from '../../../schema/reference/collections';
import { loaderOf } from '../../../platform/subgraph/context';
import type { Cohort, DurationMeasure } from '../domain/cohort';
import { estimateDurations, type Durations } from '../domain/kaplanMeier';
import { monthsOf } from '../domain/period';
import { readDurations } from '../store/cohorts.store';
import { today } from './coverage';
import { findExactMembers } from './findExactMembers';
import type { FigureScope } from './readMembers';
import type { StatisticsContext } from './services';

const NOTHING: Cohort = Object.freeze({ ended: [], open: [], left: [] });

interface Key {
  readonly scope: FigureScope;
  readonly measure: DurationMeasure;
}

const nameOf = ({ scope, measure }: Key): string =>
  `${measure} ${scope.dimension} ${scope.period.unit} ${scope.period.from}`;

/** Cohorts are kept by the month in which they began: of a week or a day there is none. */
export function hasDurations({ period }: FigureScope): boolean {
  return monthsOf(period).length > 0;
}

/** Null: the viewer may not see it. */
export function readDurationFigure(
  ctx: StatisticsContext,
  scope: FigureScope,
  measure: DurationMeasure,
): Promise<Durations | null> {
  return loaderOf(ctx, createDurationLoader).load({ scope, measure });
}

function createDurationLoader(ctx: StatisticsContext): DataLoader<Key, Durations | null, string> {
  return new DataLoader((keys) => loadTogether(ctx, keys), {
    cacheKeyFn: (key) => `${nameOf(key)} ${key.scope.member}`,
  });
}

async function loadTogether(ctx: StatisticsContext, keys: readonly Key[]): Promise<(Durations | null)[]> {
  const loaded = new Map<Key, Durations | null>();
  for (const group of groupBy(keys, nameOf).values()) {
    const { scope, measure } = group[0] as Key;
    const { dimension, period } = scope;
    const exact = await findExactMembers(
      ctx,
      dimension,
      group.map((key) => key.scope.member),
    );
    const cohorts = await readDurations(ctx.db.reader, {
      ...{ dimension, measure, members: [...exact], today: today(ctx) },
      ...{ fromMonth: period.from.slice(0, 7), toMonth: period.to.slice(0, 7) },
    });
    for (const key of group) {
      const { member } = key.scope;
      loaded.set(key, exact.has(member) ? estimateDurations(cohorts.get(member) ?? NOTHING) : null);
    }
  }
  return keys.map((key) => loaded.get(key) as Durations | null);
}
