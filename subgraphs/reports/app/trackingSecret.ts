// The secret that its submitter was given for one report: 256 bits, never stored, derived again when it is shown or checked.
import { equalBytes, hmac } from '../../../platform/crypto';
import type { ReportsKeys } from './context';

export function trackingSecretOf(keys: ReportsKeys, reportId: string): string {
  return hmac(keys.trackingSecret, reportId).toString('base64url');
}

export function isTrackingSecretOf(keys: ReportsKeys, reportId: string, secret: string): boolean {
  return equalBytes(Buffer.from(secret), Buffer.from(trackingSecretOf(keys, reportId)));
}
