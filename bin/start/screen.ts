// The one screen that says where to go, once everything answers.
import { demoAgencyCode, demoClientOf, PERSONAS, type Persona } from '../../subgraphs/users/development';
import { makePersonaToken } from '../makeToken';
import type { RootKeys } from './developmentKeys';
import { publicUrl } from './developmentEnvironment';
import type { StartConfig } from './config';

const INBOX_QUERY = '{ viewer { name agency { name } } inbox(first: 3) { nodes { trackingId title status dueAt } } }';

const WHO: Readonly<Record<Persona, string>> = {
  'agency-system': `the system of ${demoAgencyCode()} (sistem instansi)`,
  'institution-admin': `verifies and disposes for ${demoAgencyCode()} (admin instansi)`,
  liaison: `answers for ${demoAgencyCode()} (pejabat penghubung)`,
  'national-admin': 'verifies and disposes for the nation (admin nasional)',
  analyst: 'national figures, no personal data',
  citizen: 'a reporter (pelapor)',
};

export async function renderScreen(config: StartConfig, keys: RootKeys, seconds: string): Promise<string> {
  const url = publicUrl(config);
  const place = { dataDir: config.dataDir, issuer: url };
  const tokens = await Promise.all(
    PERSONAS.map(async (persona) => ({ persona, token: await makePersonaToken(persona, place) })),
  );
  const client = demoClientOf(keys.users);
  const agencyToken = tokens.find(({ persona }) => persona === 'agency-system')?.token ?? '';
  return [
    '',
    `SP4N-LAPOR! federation gateway: ready after ${seconds} s`,
    '',
    `  GraphQL     ${url}/graphql`,
    `  Start page  ${url}/`,
    `  State       ${url}/ready?all=1`,
    `  Logs        ${config.dataDir}/logs/`,
    '',
    'Tokens for 12 hours, for development only (again: npm run lapor -- token --as NAME)',
    ...tokens.map(({ persona, token }) => `\n  ${persona}: ${WHO[persona]}\n  ${token}`),
    '',
    'An agency system takes its own token with its client id and secret (OAuth 2.0 client credentials):',
    `  curl -s -u '${client.clientId}:${client.secret}' -d grant_type=client_credentials ${url}/oauth/token`,
    '',
    'Paste this to read the first of an agency’s inbox:',
    `  curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${agencyToken}' -d '${JSON.stringify({ query: INBOX_QUERY })}'`,
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}
