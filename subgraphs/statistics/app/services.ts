// What the verbs of statistics share beside the request: how fresh the counts are, keys, published tables.
import type { RequestContext } from '../../../platform/subgraph/context';
import type { Runtime } from '../../../platform/subgraph/module';
import { deriveKey } from '../../../platform/crypto';
import { createPublicationCache, type PublicationCache } from './publicationCache';

export interface StatisticsServices {
  readonly cursorKey: Buffer;
  readonly watermarkKey: Buffer;
  readonly publications: PublicationCache;
  readonly watermark: Watermark;
}

/** Up to which instant every event of all sources is counted. Set by the jobs, read by the verbs. */
export interface Watermark {
  read(): number | null;
  follow(sources: readonly (() => number | null)[]): void;
}

export type StatisticsContext = RequestContext<StatisticsServices>;

export function createServices({ config }: Runtime): StatisticsServices {
  return {
    cursorKey: deriveKey(config.rootKey, 'cursor'),
    watermarkKey: deriveKey(config.rootKey, 'watermark'),
    publications: createPublicationCache(deriveKey(config.rootKey, 'suppression')),
    watermark: createWatermark(),
  };
}

function createWatermark(): Watermark {
  let followed: readonly (() => number | null)[] = [];
  return {
    follow: (sources) => {
      followed = sources;
    },
    read: () => {
      const instants = followed.map((read) => read());
      if (instants.length === 0 || instants.includes(null)) return null;
      return Math.min(...(instants as number[]));
    },
  };
}
