// What a verb of this subgraph knows of a request. Of plans, planAccess.ts says who sees them; all else is public.
import type { RequestContext } from '../../../platform/subgraph/context';

export interface AgenciesServices {
  /** Seals the cursors of all lists. */
  readonly cursorKey: Buffer;
}

export type AgenciesContext = RequestContext<AgenciesServices>;
