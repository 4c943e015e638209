// What a verb of this subgraph knows of a request. Nothing here depends on who asks: the data is public.
import type { RequestContext } from '../../../platform/subgraph/context';

export interface AgenciesServices {
  /** Seals the cursors of all lists. */
  readonly cursorKey: Buffer;
}

export type AgenciesContext = RequestContext<AgenciesServices>;
