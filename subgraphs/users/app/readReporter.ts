// A reporter: oneself, or somebody whom the reports subgraph has granted this viewer to know by name.
import DataLoader from 'dataloader';
import { ERASED_TEXT } from '../../../schema/contract/erasedText';
import { hasScope } from '../../../schema/contract/principal';
import { GRANT_LIFETIME_MS, mintGrant, verifyGrant } from '../../../platform/grants';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { NO_CONTACT, type Contact } from '../store/personSealer';
import { findReportersByIds, type ReporterRow } from '../store/reporter.store';
import { openContact, openName } from './openPerson';
import { recordNameReadings } from './recordReading';
import type { UsersContext } from './services';

export interface ReporterView extends Contact {
  readonly id: string;
  readonly grant: string;
  readonly name: string;
  readonly memberSince: string | null;
}

/** Stands for the report in a grant that came from no report: `Query.reporter`. */
const NO_REPORT = 'self';

interface ReadName {
  readonly personId: string;
  readonly reportId: string;
}

/** One read and at most one write for a batch: the readings are recorded before a name leaves this loader. */
const createReporterLoader = (ctx: UsersContext) =>
  new DataLoader<ReadName, ReporterRow | null, string>(
    async (keys) => {
      const ids = [...new Set(keys.map(({ personId }) => personId))];
      const rows = alignByKey(ids, await findReportersByIds(ctx.db.reader, ids), (row) => row.id);
      const byId = new Map(ids.map((id, index) => [id, rows[index] ?? null]));
      await recordNameReadings(
        ctx,
        keys.filter(({ personId }) => byId.get(personId)?.erasedAt === null),
      );
      return keys.map(({ personId }) => byId.get(personId) ?? null);
    },
    { cacheKeyFn: ({ personId, reportId }) => `${personId}/${reportId}` },
  );

/** The grant names the viewer and the reporter; a caller without a token is nobody and can be granted nothing. */
export async function readGrantedReporter(
  ctx: UsersContext,
  key: { readonly id: string; readonly grant: string },
): Promise<ReporterView | null> {
  const viewerId = ctx.principal.id;
  if (viewerId === '' || !isId(key.id) || typeof key.grant !== 'string') return null;
  const check = { viewerId, reporterId: key.id, nowMs: ctx.clock.now() };
  const grant = verifyGrant(ctx.services.grantKey, key.grant, check);
  return grant && readReporter(ctx, { personId: key.id, reportId: grant.reportId }, key.grant);
}

export async function readOwnReporter(ctx: UsersContext): Promise<ReporterView | null> {
  const { kind, id } = ctx.principal;
  if (kind !== 'REPORTER') return null;
  const expiresAt = ctx.clock.now() + GRANT_LIFETIME_MS;
  const grant = { viewerId: id, reportId: NO_REPORT, reporterId: id, fieldClass: 'OWN', expiresAt } as const;
  return readReporter(ctx, { personId: id, reportId: NO_REPORT }, mintGrant(ctx.services.grantKey, grant));
}

/** What is personal beyond the name goes to the person alone, whatever a grant says. */
async function readReporter(ctx: UsersContext, read: ReadName, grant: string): Promise<ReporterView | null> {
  const { personId: id } = read;
  const row = isId(id) ? await loaderOf(ctx, createReporterLoader).load(read) : null;
  if (row === null) return null;
  if (row.erasedAt !== null) return showErased(ctx, id, grant);
  const isOneself = ctx.principal.kind === 'REPORTER' && ctx.principal.id === id;
  const name = openName(ctx, row);
  const contact = isOneself && hasScope(ctx.principal, 'users:read') ? openContact(ctx, row) : NO_CONTACT;
  if (name === null || contact === null) return null;
  return { id, grant, name, ...contact, memberSince: isOneself ? row.memberSince : null };
}

/**
 * Until reports has followed an erasure it still hands out the person's key: that person is somebody without a name. They
 * themselves are refused by then; in the moments before that they are told nothing of themselves either.
 */
function showErased({ principal }: UsersContext, id: string, grant: string): ReporterView | null {
  if (principal.id === id) return null;
  return { id, grant, name: ERASED_TEXT, ...NO_CONTACT, memberSince: null };
}
