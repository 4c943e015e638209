// The sealer of a process, from the configured keys or, in development, from those in DATA_DIR. Called for services and seed.
import { ConfigError } from '../../platform/config';
import type { Runtime } from '../../platform/subgraph/module';
import { developmentPersonKeysFile, usersSettingsOf } from './config';
import { ensurePersonKeyFile } from './store/personKeys';
import { createPersonSealer, type PersonSealer } from './store/personSealer';
import { findSomeKeyId } from './store/reporter.store';

/** @throws ConfigError when the database holds what these keys cannot open: to go on would show empty people. */
export async function openPersonSealer(runtime: Runtime): Promise<PersonSealer> {
  const { personKeys, hasDevelopmentTokens } = usersSettingsOf(runtime);
  if (personKeys === null && !hasDevelopmentTokens) throw new ConfigError(['LAPOR_PERSON_KEYS is missing.']);
  const ring = personKeys ?? ensurePersonKeyFile(developmentPersonKeysFile(runtime.config.dataDir));
  const sealer = createPersonSealer(ring);
  const keyId = await findSomeKeyId(runtime.db.reader);
  if (keyId !== null && !sealer.hasKey(keyId)) {
    throw new ConfigError([
      `LAPOR_PERSON_KEYS: personal data in this database is sealed under the key ${keyId}, which is not among them.`,
    ]);
  }
  return sealer;
}
