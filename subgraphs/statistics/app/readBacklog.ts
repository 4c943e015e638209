// The backlog (tunggakan) by age at the end of any past day or now, for those entitled to exact figures.
import DataLoader from 'dataloader';
import { CodedError } from '../../../platform/errors';
import { groupBy } from '../../../schema/reference/collections';
import { loaderOf } from '../../../platform/subgraph/context';
import { AGE_LIMITS } from '../domain/measures';
import { countOf, type CountFigure } from '../domain/figures';
import { FIRST_YEAR } from '../domain/period';
import { readBacklogAges } from '../store/cohorts.store';
import { today } from './coverage';
import { findExactMembers } from './findExactMembers';
import type { FigureScope } from './readMembers';
import type { StatisticsContext } from './services';

export interface AgeBucket {
  readonly fromDays: number;
  /** Null for the oldest. */
  readonly toDays: number | null;
  readonly count: CountFigure;
}

interface Key extends Pick<FigureScope, 'dimension' | 'member'> {
  readonly at: string;
}

const nameOf = ({ dimension, at }: Key): string => `${dimension} ${at}`;
const FROM_DAYS: readonly number[] = [0, ...AGE_LIMITS];

/** Without a day: the end of the period, or now while it runs. */
export function readBacklogByAge(
  ctx: StatisticsContext,
  { dimension, member, period }: FigureScope,
  wish: string | null,
): Promise<readonly AgeBucket[]> {
  const now = today(ctx);
  const at = wish ?? (period.to < now ? period.to : now);
  if (at > now || at < `${FIRST_YEAR}-01-01`) {
    throw new CodedError('BAD_USER_INPUT', `at wants a day from ${FIRST_YEAR}-01-01 to today, ${now}.`);
  }
  return loaderOf(ctx, createBacklogLoader).load({ dimension, member, at });
}

function createBacklogLoader(ctx: StatisticsContext): DataLoader<Key, readonly AgeBucket[], string> {
  return new DataLoader((keys) => loadTogether(ctx, keys), { cacheKeyFn: (key) => `${nameOf(key)} ${key.member}` });
}

async function loadTogether(ctx: StatisticsContext, keys: readonly Key[]): Promise<(readonly AgeBucket[])[]> {
  const loaded = new Map<Key, readonly AgeBucket[]>();
  for (const group of groupBy(keys, nameOf).values()) {
    const { dimension, at } = group[0] as Key;
    const exact = await findExactMembers(
      ctx,
      dimension,
      group.map(({ member }) => member),
    );
    const ages = await readBacklogAges(ctx.db.reader, { dimension, members: [...exact], at, today: today(ctx) });
    for (const key of group) {
      const counts = exact.has(key.member) ? (ages.get(key.member)?.buckets ?? FROM_DAYS.map(() => 0)) : null;
      loaded.set(
        key,
        FROM_DAYS.map((fromDays, index) => toBucket(fromDays, index, counts?.[index] ?? null)),
      );
    }
  }
  return keys.map((key) => loaded.get(key) as readonly AgeBucket[]);
}

function toBucket(fromDays: number, index: number, count: number | null): AgeBucket {
  const next = FROM_DAYS[index + 1];
  return { fromDays, toDays: next === undefined ? null : next - 1, count: countOf(count) };
}
