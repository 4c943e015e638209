// The anchors of the case log (jangkar catatan kasus) and the keys that check them, for everybody.
// Called by `Query.caseLogAnchors` and `Query.caseLogKeys`.
import type { Connection } from '../../../../platform/graphql/connection';
import { dateOfDay, dayOfDate } from '../../domain/calendar';
import type { Anchor } from '../../domain/logAnchor';
import { listAnchorsFrom } from '../../store/logAnchors';
import type { ReportsContext } from '../context';
import { connect, planPage, type PageRequest } from '../pages';
import type { PublicLogKey } from './logKeys';

export interface AnchorsRequest extends PageRequest {
  readonly fromDay: string | null;
}

const FIRST_DAY = '0001-01-01';

export async function listAnchors(
  ctx: ReportsContext,
  { fromDay, ...page }: AnchorsRequest,
): Promise<Connection<Anchor>> {
  const plan = planPage(ctx, page, ['caseLogAnchors', fromDay]);
  const day = plan.after === null ? (fromDay ?? FIRST_DAY) : dateOfDay(plan.after[0] + 1);
  const anchors = await listAnchorsFrom(ctx.db.reader, day, plan.limit);
  return connect(anchors, plan, (anchor) => [dayOfDate(anchor.day), anchor.day]);
}

export function listLogKeys({ services }: ReportsContext): readonly PublicLogKey[] {
  return services.logKeys.keys;
}
