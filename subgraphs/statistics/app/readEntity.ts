// Figures of one institution, area or category, loaded together with those of all others that the same request asks for.
import DataLoader from 'dataloader';
import { groupBy } from '../../../schema/reference/collections';
import { loaderOf } from '../../../platform/subgraph/context';
import type { Dimension } from '../domain/measures';
import type { Period } from '../domain/period';
import { findExactMembers } from './findExactMembers';
import { readMembers, type MemberFigures } from './readMembers';
import type { StatisticsContext } from './services';

interface Key {
  readonly dimension: Dimension;
  readonly member: string;
  readonly period: Period;
}

const nameOf = ({ dimension, period }: Key): string => `${dimension} ${period.unit} ${period.from}`;

export function readEntity(ctx: StatisticsContext, key: Key): Promise<MemberFigures> {
  return loaderOf(ctx, createEntityLoader).load(key);
}

/** One statement for each (dimension, period) of a request, however many entities it is about. */
function createEntityLoader(ctx: StatisticsContext): DataLoader<Key, MemberFigures> {
  return new DataLoader<Key, MemberFigures, string>((keys) => loadTogether(ctx, keys), {
    cacheKeyFn: (key) => `${nameOf(key)} ${key.member}`,
  });
}

async function loadTogether(ctx: StatisticsContext, keys: readonly Key[]): Promise<MemberFigures[]> {
  const groups = groupBy(keys, nameOf);
  const loaded = new Map<Key, MemberFigures>();
  for (const group of groups.values()) {
    const { dimension, period } = group[0] as Key;
    const members = group.map(({ member }) => member);
    const exact = await findExactMembers(ctx, dimension, members);
    const figures = await readMembers(ctx, { dimension, members, period, exact });
    group.forEach((key, index) => loaded.set(key, figures[index] as MemberFigures));
  }
  return keys.map((key) => loaded.get(key) as MemberFigures);
}
