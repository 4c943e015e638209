// Break-glass: who reported, beyond the name, with a reason. Reports judges and mints a grant for one reading; users writes
// the audit log and opens (`docs/decisions/0019-personal-data.md`). Called by the mutation.
import { CodedError, Refusal, userError } from '../../../platform/errors';
import { GRANT_LIFETIME_MS } from '../../../platform/grants';
import { mintIdentityGrant } from '../../../platform/identityGrants';
import { runIdempotent } from '../../../platform/idempotency';
import { newId } from '../../../platform/ids';
import { countCodePoints, isUnstorable, normaliseText } from '../../../platform/text';
import { hasRole, hasScope } from '../../../schema/contract/principal';
import type { IdentityReason } from '../../../schema/contract/identityReasons';
import type { ReportRow } from '../store/rows';
import type { ReportsContext } from './context';
import { loadAccess } from './loadAssignments';
import { loadReport } from './loadReport';

export interface OpenIdentityInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly reason: IdentityReason;
  readonly purpose: string;
}

export interface OpenedIdentity {
  readonly identity: { readonly grant: string };
}

const MIN_PURPOSE = 10;
const MAX_PURPOSE = 500;

/** @throws Refusal, or CodedError for a caller who may open nobody's */
export async function openIdentity(ctx: ReportsContext, input: OpenIdentityInput): Promise<OpenedIdentity> {
  checkMayOpen(ctx);
  const { idempotencyKey, ...args } = input;
  const purpose = checkPurpose(input.purpose);
  await runIdempotent(ctx, { field: 'openIdentity', key: idempotencyKey, args }, async () => {
    await judge(ctx, input.reportId);
    return { reportId: input.reportId };
  });
  // A repeated call is judged again, under present rights, and is another reading.
  const { id: reportId, reporterId } = await judge(ctx, input.reportId);
  const grant = mintIdentityGrant(ctx.services.keys.usersPeer, {
    ...{ id: newId(), viewerId: ctx.principal.id, reportId, reporterId, reason: input.reason, purpose },
    expiresAt: ctx.clock.now() + GRANT_LIFETIME_MS,
  });
  return { identity: { grant } };
}

/** People only: a system has no reason of its own to give. Says something of the caller, nothing of any report. */
function checkMayOpen({ principal }: ReportsContext): void {
  if (principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  const isHandler = (['NATIONAL_ADMIN', 'INSTITUTION_ADMIN', 'LIAISON'] as const).some((role) =>
    hasRole(principal, role),
  );
  if (principal.kind !== 'OPERATOR' || !isHandler) throw new CodedError('FORBIDDEN');
  if (!hasScope(principal, 'users:read')) throw new CodedError('FORBIDDEN', 'This needs the scope users:read.');
}

function checkPurpose(text: string): string {
  const purpose = normaliseText(text).trim();
  const length = countCodePoints(purpose);
  if (length > MAX_PURPOSE) throw Refusal.of('TOO_LONG', 'purpose', `At most ${MAX_PURPOSE} characters.`);
  if (length < MIN_PURPOSE) {
    throw Refusal.of('REQUIRED', 'purpose', `Say what for, in at least ${MIN_PURPOSE} characters.`);
  }
  if (isUnstorable(text)) throw Refusal.of('INVALID_INPUT', 'purpose');
  return purpose;
}

/** Who handles the report now, of one that is not anonymous; the national admin of any. */
async function judge(ctx: ReportsContext, reportId: string): Promise<ReportRow & { readonly reporterId: string }> {
  const report = await loadReport(ctx, reportId);
  if (report === null) throw Refusal.of('NOT_FOUND', 'reportId');
  const access = await loadAccess(ctx, report);
  const mayOpen = access.isNationalAdmin || (access.isHolder && !report.isAnonymous);
  if (!mayOpen) throw Refusal.of('FORBIDDEN', 'reportId');
  const { reporterId } = report;
  if (reporterId === null) {
    throw new Refusal([
      userError('NOT_FOUND', 'reportId', 'Nobody is known behind this report: it came without an account.'),
    ]);
  }
  return { ...report, reporterId };
}
