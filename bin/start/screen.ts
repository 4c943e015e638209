// The one screen that says where to go, once everything answers.
import { demoClientOf } from '../../subgraphs/users/development';
import type { RootKeys } from './developmentKeys';
import { publicUrl } from './developmentEnvironment';
import type { StartConfig } from './config';
import type { DevelopmentToken } from './developmentTokens';

const INBOX_QUERY = '{ viewer { name agency { name } } inbox(first: 3) { nodes { trackingId title status dueAt } } }';

export interface ScreenParts {
  readonly config: StartConfig;
  readonly keys: RootKeys;
  readonly tokens: readonly DevelopmentToken[];
  readonly seconds: string;
}

export function renderScreen({ config, keys, tokens, seconds }: ScreenParts): string {
  const url = publicUrl(config);
  const client = demoClientOf(keys.users);
  const agencyToken = tokens.find(({ name }) => name === 'agency-system')?.token ?? '';
  return [
    '',
    `SP4N-LAPOR! federation gateway: ready after ${seconds} s`,
    '',
    `  GraphQL     ${url}/graphql`,
    `  Playground  ${url}/`,
    `  Dashboard   ${url}/dashboard`,
    `  State       ${url}/ready?all=1`,
    `  Logs        ${config.dataDir}/logs/`,
    '',
    'Tokens for 12 hours, for development only (again: npm run lapor -- token --as NAME)',
    ...tokens.map(({ name, description, token }) => `\n  ${name}: ${description}\n  ${token}`),
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
