// Writes the audit log before anything is shown: no row, no data. Called by the verbs that read another person.
import { randomBytes } from 'node:crypto';
import { hmac, sha256 } from '../../../platform/crypto';
import { CodedError } from '../../../platform/errors';
import type { IdentityGrant } from '../../../platform/identityGrants';
import { newId } from '../../../platform/ids';
import { startOfHour, textOfLink, type Reading } from '../domain/reading';
import {
  appendReading,
  countOpenings,
  findUse,
  insertNameReadings,
  lockChain,
  type NewReading,
} from '../store/reading.store';
import type { UsersContext } from './services';

const HOUR_MS = 3_600_000;

type Read = Pick<Reading, 'personId' | 'reportId'>;

/** Who reads for an institution; a reporter reads only themselves, which is no matter of the audit log. */
function actorOf({ principal }: UsersContext): Pick<Reading, 'actorKind' | 'actorId' | 'agencyId' | 'role'> | null {
  const [role] = principal.roles;
  if ((principal.kind !== 'OPERATOR' && principal.kind !== 'CLIENT') || role === undefined) return null;
  return { actorKind: principal.kind, actorId: principal.id, agencyId: principal.agencyId, role };
}

/** All names of one batch in one statement, and none when all of them were recorded within this hour. */
export async function recordNameReadings(ctx: UsersContext, reads: readonly Read[]): Promise<void> {
  const actor = actorOf(ctx);
  if (actor === null || reads.length === 0) return;
  const at = ctx.clock.now();
  const { recentReadings } = ctx.services;
  const rows = new Map<string, NewReading>();
  for (const { personId, reportId } of reads) {
    const once = digest([actor.actorId, personId, reportId, startOfHour(at)]);
    if (recentReadings.has(once)) continue;
    const what = { personId, reportId, fieldClass: 'NAME', reason: null, purpose: null } as const;
    rows.set(once, { id: newId(), at, ...actor, ...what, requestId: ctx.requestId, once });
  }
  if (rows.size === 0) return;
  await ctx.db.write((tx) => insertNameReadings(tx, ctx.db.dialect, [...rows.values()]));
  for (const once of rows.keys()) recentReadings.add(once);
}

/**
 * One opening of an identity, as the next link of the chain. False for a grant that was used in another request; within
 * one request the gateway may ask for the same entity twice.
 * @throws CodedError RATE_LIMITED
 */
export async function recordOpening(ctx: UsersContext, grant: IdentityGrant): Promise<boolean> {
  const actor = actorOf(ctx);
  if (actor === null) return false;
  const { dialect } = ctx.db;
  return ctx.db.write(async (tx) => {
    const head = await lockChain(tx, dialect);
    const use = await findUse(tx, grant.id);
    if (use !== null) return use.requestId === ctx.requestId && use.actorId === actor.actorId;
    const at = ctx.clock.now();
    if ((await countOpenings(tx, actor.actorId, at - HOUR_MS)) >= ctx.services.openingsPerHour) {
      throw new CodedError('RATE_LIMITED', 'So many identities were opened within an hour; try again later.');
    }
    const { reporterId: personId, reportId, reason, purpose } = grant;
    const what = { personId, reportId, fieldClass: 'IDENTITY', reason, purpose } as const;
    const reading: NewReading = { id: newId(), at, ...actor, ...what, requestId: ctx.requestId, once: grant.id };
    const purposeSalt = randomBytes(16).toString('base64url');
    const purposeCommitment = commitTo(purpose, purposeSalt);
    const seq = head.seq + 1;
    const link = linkOf(ctx.services.auditKey, textOfLink(head.link, { ...reading, seq, purposeCommitment }));
    await appendReading(tx, reading, { seq, link, purposeSalt, purposeCommitment });
    return true;
  });
}

/** Keyed: who can write the database still cannot forge a chain. */
export function linkOf(auditKey: Buffer, text: string): string {
  return hmac(auditKey, text).toString('hex');
}

export function commitTo(purpose: string, salt: string): string {
  return sha256(JSON.stringify([salt, purpose])).toString('hex');
}

function digest(value: unknown): string {
  return sha256(JSON.stringify(value)).toString('hex').slice(0, 40);
}
