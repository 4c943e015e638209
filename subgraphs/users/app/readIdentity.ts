// Opens one reporter's identity under a grant of reports, once, after it was written into the audit log.
import { verifyIdentityGrant } from '../../../platform/identityGrants';
import { isId } from '../../../platform/ids';
import type { Contact } from '../store/personSealer';
import { findReportersByIds } from '../store/reporter.store';
import { openContact, openName } from './openPerson';
import { recordOpening } from './recordReading';
import type { UsersContext } from './services';

export interface IdentityView extends Contact {
  readonly grant: string;
  readonly reporterId: string;
  readonly name: string;
}

/** Null for whatever is no grant for this viewer now, a person who is gone, and a grant that was used before. */
export async function readIdentity(ctx: UsersContext, text: unknown): Promise<IdentityView | null> {
  const viewerId = ctx.principal.id;
  if (ctx.principal.kind !== 'OPERATOR' || viewerId === '' || typeof text !== 'string') return null;
  const grant = verifyIdentityGrant(ctx.services.grantKey, text, { viewerId, nowMs: ctx.clock.now() });
  if (grant === null || !isId(grant.reporterId)) return null;
  const [row] = await findReportersByIds(ctx.db.reader, [grant.reporterId]);
  if (!row || row.erasedAt !== null || !(await recordOpening(ctx, grant))) return null;
  const name = openName(ctx, row);
  const contact = openContact(ctx, row);
  return name === null || contact === null ? null : { grant: text, reporterId: row.id, name, ...contact };
}
