// The addresses under /files/: who holds one may send, or fetch, that one file, for a short while. Their grant is sealed, so
// that it can neither be read nor changed; a grant to fetch carries who asked for it, since they are judged again when it is used.
import type { Principal } from '../../../../schema/contract/principal';
import { CodedError } from '../../../../platform/errors';
import { createCursorSealer } from '../../../../platform/graphql/cursor';

export const UPLOAD_LIFETIME_MS = 15 * 60_000;
export const DOWNLOAD_LIFETIME_MS = 10 * 60_000;

export interface DownloadGrant {
  readonly principal: Principal;
  /** They had proved by the tracking secret that the report is theirs. */
  readonly isTracked: boolean;
}

export function uploadUrl(key: Buffer, attachmentId: string, expiresAt: number): string {
  return toUrl(attachmentId, sealerOf(key, 'PUT', attachmentId).seal([expiresAt]));
}

/** @throws CodedError NOT_FOUND, LINK_EXPIRED */
export function openUploadGrant(key: Buffer, attachmentId: string, grant: string, now: number): void {
  checkTime(openSealed(key, 'PUT', attachmentId, grant)[0], now);
}

export function downloadUrl(key: Buffer, attachmentId: string, grant: DownloadGrant, now: number): string {
  const { kind, id, agencyId, unitId, roles, scopes } = grant.principal;
  const viewer = JSON.stringify([kind, id, agencyId, unitId, roles, scopes]);
  const sealer = sealerOf(key, 'GET', attachmentId);
  return toUrl(attachmentId, sealer.seal([now + DOWNLOAD_LIFETIME_MS, viewer, grant.isTracked ? 1 : 0]));
}

/** @throws CodedError NOT_FOUND, LINK_EXPIRED */
export function openDownloadGrant(key: Buffer, attachmentId: string, grant: string, now: number): DownloadGrant {
  const [expiresAt, viewer, isTracked] = openSealed(key, 'GET', attachmentId, grant);
  checkTime(expiresAt, now);
  const [kind, id, agencyId, unitId, roles, scopes] = JSON.parse(String(viewer)) as [
    Principal['kind'],
    string,
    string | null,
    string | null,
    Principal['roles'],
    Principal['scopes'],
  ];
  const nobody = { issuer: '', subject: '', client: '' };
  return { principal: { ...nobody, kind, id, agencyId, unitId, roles, scopes }, isTracked: isTracked === 1 };
}

function sealerOf(key: Buffer, method: 'PUT' | 'GET', attachmentId: string) {
  return createCursorSealer(key, ['file', method, attachmentId]);
}

function openSealed(key: Buffer, method: 'PUT' | 'GET', attachmentId: string, grant: string) {
  try {
    return sealerOf(key, method, attachmentId).open(grant);
  } catch {
    throw new CodedError('NOT_FOUND');
  }
}

function checkTime(expiresAt: unknown, now: number): void {
  if (typeof expiresAt !== 'number' || expiresAt <= now) throw new CodedError('LINK_EXPIRED');
}

function toUrl(attachmentId: string, grant: string): string {
  return `/files/${attachmentId}?grant=${grant}`;
}
