// A period by province, topic and rank: one question for the start page and for the pages of provinces and topics.
import type { View } from '../view';
import type { AreaNode, CategoryNode, Count, Coverage, List, Place, Ranking } from './answers';
import type { Ask } from './askGraphQL';

export interface TopicBefore {
  readonly category: Pick<Place, 'code'>;
  readonly figures: { readonly received: Count };
}

export interface Breakdown extends Coverage {
  readonly watermark: string;
  readonly byProvince: List<AreaNode>;
  readonly byCategory: List<CategoryNode>;
  readonly previous: { readonly byCategory: List<TopicBefore> };
  readonly ranking: Ranking;
}

export async function askBreakdown({ period }: View, ask: Ask): Promise<Breakdown> {
  const { statistics } = await ask<{ statistics: Breakdown }>('breakdown', { period });
  return statistics;
}
