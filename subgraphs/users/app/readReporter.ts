// A reporter: oneself, or somebody whom the reports subgraph has granted this viewer to know by name.
import DataLoader from 'dataloader';
import { hasScope } from '../../../schema/contract/principal';
import { GRANT_LIFETIME_MS, mintGrant, verifyGrant } from '../../../platform/grants';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import type { Contact } from '../store/personSealer';
import { findReportersByIds, type ReporterRow } from '../store/reporter.store';
import { openContact, openName } from './openPerson';
import type { UsersContext } from './services';

export interface ReporterView {
  readonly id: string;
  readonly grant: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly nik: string | null;
  readonly address: string | null;
  readonly memberSince: string | null;
}

const NO_CONTACT: Contact = { nik: null, email: null, phone: null, address: null };

/** Stands for the report in a grant that came from no report: `Query.reporter`. */
const NO_REPORT = 'self';

const createReporterLoader = (ctx: UsersContext) =>
  new DataLoader<string, ReporterRow | null>(async (ids) =>
    alignByKey(ids, await findReportersByIds(ctx.db.reader, ids), (row) => row.id),
  );

/** The grant names the viewer and the reporter; a caller without a token is nobody and can be granted nothing. */
export async function readGrantedReporter(
  ctx: UsersContext,
  key: { readonly id: string; readonly grant: string },
): Promise<ReporterView | null> {
  const viewerId = ctx.principal.id;
  if (viewerId === '' || !isId(key.id) || typeof key.grant !== 'string') return null;
  const check = { viewerId, reporterId: key.id, nowMs: ctx.clock.now() };
  if (verifyGrant(ctx.services.grantKey, key.grant, check) === null) return null;
  return readReporter(ctx, key.id, key.grant);
}

export async function readOwnReporter(ctx: UsersContext): Promise<ReporterView | null> {
  const { kind, id } = ctx.principal;
  if (kind !== 'REPORTER') return null;
  const expiresAt = ctx.clock.now() + GRANT_LIFETIME_MS;
  const grant = { viewerId: id, reportId: NO_REPORT, reporterId: id, fieldClass: 'OWN', expiresAt } as const;
  return readReporter(ctx, id, mintGrant(ctx.services.grantKey, grant));
}

/** What is personal beyond the name goes to the person alone, whatever a grant says. */
async function readReporter(ctx: UsersContext, id: string, grant: string): Promise<ReporterView | null> {
  const row = isId(id) ? await loaderOf(ctx, createReporterLoader).load(id) : null;
  if (row === null) return null;
  const isOneself = ctx.principal.kind === 'REPORTER' && ctx.principal.id === id;
  const name = openName(ctx, row);
  const contact = isOneself && hasScope(ctx.principal, 'users:read') ? openContact(ctx, row) : NO_CONTACT;
  if (name === null || contact === null) return null;
  return {
    id,
    grant,
    name,
    ...contact,
    memberSince: isOneself ? row.memberSince : null,
  };
}
