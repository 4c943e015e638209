// The reporter's grant: reports knows who handles a case, users knows the person. Reports mints, users verifies
// (`docs/decisions/0004-reporter-grant.md`). The key is the one with which reports signs its calls to users.
import { deriveKey, equalBytes, hmac } from './crypto';

/** `NAME`: who is named. `OWN`: the viewer is that person. */
export type GrantClass = 'NAME' | 'OWN';

export interface ReporterGrant {
  readonly viewerId: string;
  readonly reportId: string;
  readonly reporterId: string;
  readonly fieldClass: GrantClass;
  readonly expiresAt: number;
}

export const GRANT_LIFETIME_MS = 60_000;

/** Not expired, nor good for longer than any grant is minted for. */
export function isTimely(expiresAt: number, nowMs: number): boolean {
  return Number.isSafeInteger(expiresAt) && expiresAt > nowMs && expiresAt <= nowMs + 2 * GRANT_LIFETIME_MS;
}

function sign(peerKeyOfReports: Buffer, grant: ReporterGrant): Buffer {
  const text = [grant.viewerId, grant.reportId, grant.reporterId, grant.fieldClass, grant.expiresAt].join('\n');
  return hmac(deriveKey(peerKeyOfReports, 'reporter-grant'), text);
}

export function mintGrant(peerKeyOfReports: Buffer, grant: ReporterGrant): string {
  const mac = sign(peerKeyOfReports, grant).toString('base64url');
  return [grant.reportId, grant.fieldClass, grant.expiresAt, mac].join('.');
}

/** The grant, if it was minted for exactly this viewer and reporter and has not expired. */
export function verifyGrant(
  peerKeyOfReports: Buffer,
  text: string,
  { viewerId, reporterId, nowMs }: { viewerId: string; reporterId: string; nowMs: number },
): ReporterGrant | null {
  const [reportId, fieldClass, expires, mac, ...rest] = text.split('.');
  if (!reportId || !mac || rest.length > 0 || (fieldClass !== 'NAME' && fieldClass !== 'OWN')) return null;
  const expiresAt = Number(expires);
  if (!isTimely(expiresAt, nowMs)) return null;
  const grant: ReporterGrant = { viewerId, reportId, reporterId, fieldClass, expiresAt };
  return equalBytes(Buffer.from(mac, 'base64url'), sign(peerKeyOfReports, grant)) ? grant : null;
}
