// Keeps the published tables: made once for each table, year and number of closed months, for everybody alike.
import type { PublishedDimension } from '../domain/publishedTables';
import type { Publication } from '../domain/publishMembers';
import type { Reader } from '../store/cells.store';
import { createSecrets } from './suppressionSecrets';
import { publishTable } from './publishTable';

export interface PublicationKey {
  readonly dimension: PublishedDimension;
  readonly year: number;
  readonly closedMonths: number;
}

export interface PublicationCache {
  get(manager: Reader, key: PublicationKey): Promise<Publication>;
}

/** More than the tables of all years since 2012, five a year: whoever asks for old years in turn must not have each made anew. */
const MAX_KEPT = 128;

export function createPublicationCache(secret: Buffer): PublicationCache {
  const kept = new Map<string, Promise<Publication>>();
  return {
    get(manager, key) {
      const name = `${key.dimension} ${key.year} ${key.closedMonths}`;
      const known = kept.get(name);
      if (known) return known;
      const made = publishTable(manager, key, (figure) => createSecrets(secret, { ...key, figure }));
      // A failure is not kept; nor are the tables of months that nobody asks for any more.
      made.catch(() => kept.delete(name));
      kept.set(name, made);
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_KEPT) break;
        kept.delete(oldest);
      }
      return made;
    },
  };
}
