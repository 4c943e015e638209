// `lapor token`: a token for a demonstration persona, signed with the keys of this machine's DATA_DIR.
import { ConfigError, type Environment } from '../platform/config';
import { mintDevelopmentToken, PERSONAS, type Persona } from '../subgraphs/users/development';
import { readStartConfig } from './start/config';
import { publicUrl } from './start/developmentEnvironment';

export async function makeToken(env: Environment, options: { as: string; agency?: string }): Promise<string> {
  const config = readStartConfig(env, {});
  const persona = PERSONAS.find((name) => name === options.as);
  if (!persona) throw new ConfigError([`--as wants one of ${PERSONAS.join(', ')} (got "${options.as}")`]);
  return makePersonaToken(persona, { dataDir: config.dataDir, issuer: publicUrl(config), agencyCode: options.agency });
}

interface TokenPlace {
  readonly dataDir: string;
  readonly issuer: string;
  readonly agencyCode?: string;
}

export function makePersonaToken(as: Persona, place: TokenPlace): Promise<string> {
  return mintDevelopmentToken({ as, ...place, nowMs: Date.now() });
}
