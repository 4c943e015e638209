// A token for each persona of the demonstration: shown on the start screen, and offered to the playground's switch through a
// file that only its owner can read. Called by startAll.ts.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { demoAgencyCode, PERSONAS, type Persona } from '../../subgraphs/users/development';
import { makePersonaToken } from '../makeToken';
import type { StartConfig } from './config';
import { playgroundTokensFile, publicUrl } from './developmentEnvironment';

export interface DevelopmentToken {
  readonly name: Persona;
  readonly description: string;
  readonly token: string;
}

const WHO: Readonly<Record<Persona, string>> = {
  'agency-system': `the system of ${demoAgencyCode()} (sistem instansi)`,
  'institution-admin': `verifies and disposes for ${demoAgencyCode()} (admin instansi)`,
  liaison: `answers for ${demoAgencyCode()} (pejabat penghubung)`,
  'unit-liaison': `answers for one unit of ${demoAgencyCode()} (pejabat penghubung unit)`,
  'national-admin': 'verifies and disposes for the nation (admin nasional)',
  analyst: 'national figures, no personal data',
  ombudsman: 'reads what was taken to the Ombudsman',
  citizen: 'a reporter (pelapor)',
};

/** Half of a token's life: a page that stays open finds a good one whenever it is loaded again. */
const RENEWED_AFTER_MS = 6 * 3_600_000;

async function makeTokens(config: StartConfig): Promise<DevelopmentToken[]> {
  const place = { dataDir: config.dataDir, issuer: publicUrl(config) };
  const tokens: DevelopmentToken[] = [];
  // One after the other: the first makes the key that signs them all, which must not be younger than any of them.
  for (const name of PERSONAS) {
    tokens.push({ name, description: WHO[name], token: await makePersonaToken(name, place) });
  }
  return tokens;
}

export interface TokensOffer {
  /** Those made first. */
  readonly tokens: readonly DevelopmentToken[];
  /** Takes the file away. */
  stop(): void;
}

export async function offerDevelopmentTokens(config: StartConfig): Promise<TokensOffer> {
  const path = playgroundTokensFile(config.dataDir);
  const write = async (): Promise<DevelopmentToken[]> => {
    const tokens = await makeTokens(config);
    // Made anew each time: a mode is given to new files only.
    rmSync(`${path}.new`, { force: true });
    writeFileSync(`${path}.new`, JSON.stringify({ tokens }), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return tokens;
  };
  const tokens = await write();
  const renew = (): void => {
    write().catch((error: Error) => console.error(`The playground keeps its old tokens: ${error.message}`));
  };
  const timer = setInterval(renew, RENEWED_AFTER_MS);
  return {
    tokens,
    stop() {
      clearInterval(timer);
      rmSync(path, { force: true });
    },
  };
}
