// Figures of one institution, area or category, loaded together with those of all others that the same request asks for.
import DataLoader from 'dataloader';
import { groupBy } from '../../../schema/reference/collections';
import { loaderOf } from '../../../platform/subgraph/context';
import { findExactMembers } from './findExactMembers';
import { readMembers, type FigureScope, type MemberFigures } from './readMembers';
import type { StatisticsContext } from './services';

const nameOf = ({ dimension, period }: FigureScope): string => `${dimension} ${period.unit} ${period.from}`;

export function readEntity(ctx: StatisticsContext, key: FigureScope): Promise<MemberFigures> {
  return loaderOf(ctx, createEntityLoader).load(key);
}

/** One statement for each (dimension, period) of a request, however many entities it is about. */
function createEntityLoader(ctx: StatisticsContext): DataLoader<FigureScope, MemberFigures> {
  return new DataLoader<FigureScope, MemberFigures, string>((keys) => loadTogether(ctx, keys), {
    cacheKeyFn: (key) => `${nameOf(key)} ${key.member}`,
  });
}

async function loadTogether(ctx: StatisticsContext, keys: readonly FigureScope[]): Promise<MemberFigures[]> {
  const groups = groupBy(keys, nameOf);
  const loaded = new Map<FigureScope, MemberFigures>();
  for (const group of groups.values()) {
    const { dimension, period } = group[0] as FigureScope;
    const members = group.map(({ member }) => member);
    const exact = await findExactMembers(ctx, dimension, members);
    const figures = await readMembers(ctx, { dimension, members, period, exact });
    group.forEach((key, index) => loaded.set(key, figures[index] as MemberFigures));
  }
  return keys.map((key) => loaded.get(key) as MemberFigures);
}
