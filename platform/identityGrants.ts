// The grant by which a reporter's identity is opened once: reports has judged viewer, report and reason, users opens and
// records (`docs/decisions/0019-personal-data.md`). Signed under a key of its own: no grant of a name can stand for one.
import { deriveKey, equalBytes, hmac } from './crypto';
import { isTimely } from './grants';

export interface IdentityGrant {
  /** Good for one request only: users keeps it with the reading. */
  readonly id: string;
  readonly viewerId: string;
  readonly reportId: string;
  readonly reporterId: string;
  readonly reason: string;
  /** What for, in the viewer's words. */
  readonly purpose: string;
  readonly expiresAt: number;
}

const MAX_LENGTH = 8_000;

function sign(peerKeyOfReports: Buffer, body: string): Buffer {
  return hmac(deriveKey(peerKeyOfReports, 'identity-grant'), body);
}

export function mintIdentityGrant(peerKeyOfReports: Buffer, grant: IdentityGrant): string {
  const { id, viewerId, reportId, reporterId, reason, purpose, expiresAt } = grant;
  const claims = [id, viewerId, reportId, reporterId, reason, purpose, expiresAt];
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${body}.${sign(peerKeyOfReports, body).toString('base64url')}`;
}

/** The grant, if it was minted for exactly this viewer and has not expired. */
export function verifyIdentityGrant(
  peerKeyOfReports: Buffer,
  text: string,
  { viewerId, nowMs }: { viewerId: string; nowMs: number },
): IdentityGrant | null {
  const [body, mac, ...rest] = text.length <= MAX_LENGTH ? text.split('.') : [];
  if (!body || !mac || rest.length > 0) return null;
  if (!equalBytes(Buffer.from(mac, 'base64url'), sign(peerKeyOfReports, body))) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    ...[string, string, string, string, string, string, number],
  ];
  const [id, forViewer, reportId, reporterId, reason, purpose, expiresAt] = claims;
  if (forViewer !== viewerId || !isTimely(expiresAt, nowMs)) return null;
  return { id, viewerId, reportId, reporterId, reason, purpose, expiresAt };
}
