// Builds what the users subgraph works with: keys, signing keys, throttle. Called once at start.
import { deriveKey, peerKey } from '../../platform/crypto';
import type { Runtime } from '../../platform/subgraph/module';
import { createRecentReadings } from './app/recentReadings';
import { createSecretThrottle } from './app/secretThrottle';
import type { UsersServices } from './app/services';
import { sealOldReporters } from './app/sealOldReporters';
import { usersSettingsOf } from './config';
import { openPersonSealer } from './openPersonSealer';
import { ensureKeyFile } from './store/oauthKeyFile';
import { openKeyRing } from './store/oauthKeyRing';

export async function createUsersServices(runtime: Runtime): Promise<UsersServices> {
  const { issuer, audience, keysFile, hasDevelopmentTokens, peopleIssuers, openingsPerHour } = usersSettingsOf(runtime);
  // In production a missing file is a fault: a key made in passing would be lost with the machine.
  if (hasDevelopmentTokens) await ensureKeyFile(keysFile, runtime.clock.now());
  const keys = openKeyRing(keysFile, (err) => runtime.log.error({ err }, 'OAuth keys could not be read again'));
  const { rootKey } = runtime.config;
  const sealer = await openPersonSealer(runtime);
  await sealOldReporters(runtime, sealer);
  return {
    cursorKey: deriveKey(rootKey, 'cursor'),
    grantKey: peerKey(rootKey, 'reports'),
    sealer,
    auditKey: deriveKey(rootKey, 'audit-log'),
    recentReadings: createRecentReadings(),
    openingsPerHour,
    oauth: { issuer, audience, keys, throttle: createSecretThrottle() },
    peopleIssuers,
    hasDevelopmentTokens,
  };
}
