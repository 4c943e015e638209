// For the `lapor` command in development: personas of the seed, their tokens without any server, the demo systems' secrets.
import { getAgency, type SeedAgency } from '../../schema/reference/agencies';
import {
  DEMO_AGENCY_CODE,
  DEMO_REPORTER,
  OMBUDSMAN_AGENCY_CODE,
  PLATFORM_AGENCY_CODE,
} from '../../schema/reference/demo';
import { getOperatorId, seedApiClient } from '../../schema/reference/operators';
import { getReporterId } from '../../schema/reference/reporters';
import { countOperators, type OperatorRole } from '../../schema/reference/staffing';
import { deriveDemoSecret } from './app/clientSecret';
import { signAccessToken } from './app/signAccessToken';
import { DEFAULT_AUDIENCE, DEVELOPMENT_ISSUER_URL, developmentKeysFile } from './config';
import { DEVELOPMENT_CLIENT_ID } from './domain/developmentIdentity';
import { scopesOfRoles } from './domain/roleScopes';
import { LONGEST_DEVELOPMENT_TOKEN_SECONDS, pickSigningKey } from './domain/signingKeys';
import { ensureKeyFile, readKeyFile } from './store/oauthKeyFile';

export const PERSONAS = [
  'agency-system',
  'institution-admin',
  'liaison',
  'unit-liaison',
  'national-admin',
  'analyst',
  'ombudsman',
  'citizen',
] as const;
export type Persona = (typeof PERSONAS)[number];

export function demoAgencyCode(): string {
  return DEMO_AGENCY_CODE;
}

export interface DevelopmentTokenOptions {
  readonly as: Persona;
  /** For those who act for an agency; `demoAgencyCode()` unless given. */
  readonly agencyCode?: string;
  readonly dataDir: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly nowMs: number;
}

interface Subject {
  readonly subject: string;
  readonly clientId: string;
  readonly scopes: ReturnType<typeof scopesOfRoles>;
}

/**
 * A token of twelve hours, signed offline with the keys in `dataDir`. It opens doors only where the users subgraph runs
 * with LAPOR_DEVELOPMENT_TOKENS=on and uses those keys.
 */
export async function mintDevelopmentToken(options: DevelopmentTokenOptions): Promise<string> {
  const { as, dataDir, nowMs, issuer = DEVELOPMENT_ISSUER_URL, audience = DEFAULT_AUDIENCE } = options;
  const file = developmentKeysFile(dataDir);
  await ensureKeyFile(file, nowMs);
  const key = pickSigningKey(readKeyFile(file), nowMs);
  if (key === null) throw new Error(`None of the keys in ${file} is active.`);
  const subject = subjectOf(as, getAgency(options.agencyCode ?? demoAgencyCode()));
  return signAccessToken(key, {
    ...{ issuer, audience, ...subject, nowMs },
    lifetimeSeconds: LONGEST_DEVELOPMENT_TOKEN_SECONDS,
  });
}

function subjectOf(persona: Persona, agency: SeedAgency): Subject {
  const platform = getAgency(PLATFORM_AGENCY_CODE);
  switch (persona) {
    case 'agency-system': {
      const { clientId } = seedApiClient(connected(agency));
      return { subject: clientId, clientId, scopes: scopesOfRoles(['INTEGRATION_CLIENT']) };
    }
    case 'institution-admin':
      return operatorOf(connected(agency), 'INSTITUTION_ADMIN');
    case 'liaison':
      return operatorOf(connected(agency), 'LIAISON');
    case 'unit-liaison':
      return operatorOf(withUnitLiaison(connected(agency)), 'LIAISON', 1);
    case 'national-admin':
      return operatorOf(platform, 'NATIONAL_ADMIN');
    case 'analyst':
      return operatorOf(platform, 'ANALYST');
    case 'ombudsman':
      return operatorOf(getAgency(OMBUDSMAN_AGENCY_CODE), 'OMBUDSMAN');
    case 'citizen':
      return {
        subject: getReporterId(DEMO_REPORTER),
        clientId: DEVELOPMENT_CLIENT_ID,
        scopes: scopesOfRoles(['REPORTER']),
      };
  }
}

function operatorOf(agency: SeedAgency, role: OperatorRole, index = 0): Subject {
  return {
    subject: getOperatorId(agency, role, index),
    clientId: DEVELOPMENT_CLIENT_ID,
    scopes: scopesOfRoles([role]),
  };
}

function connected(agency: SeedAgency): SeedAgency {
  if (agency.isCounted) return agency;
  throw new Error(
    `${agency.code} is not connected yet, so nobody acts for it. Choose another, such as ${demoAgencyCode()}.`,
  );
}

/** The first liaison of an institution works for all of it, the others for a unit each; small ones have only the first. */
function withUnitLiaison(agency: SeedAgency): SeedAgency {
  if (countOperators(agency, 'LIAISON', 'demo') > 1) return agency;
  throw new Error(`${agency.code} has no liaison of a unit. Choose another, such as ${demoAgencyCode()}.`);
}

export interface DemoClient {
  readonly clientId: string;
  readonly secret: string;
}

/** OAuth credentials of an institution's seeded system, for the start screen. `rootKey` is that of the users subgraph. */
export function demoClientOf(rootKey: Buffer, agencyCode = demoAgencyCode()): DemoClient {
  const { clientId } = seedApiClient(connected(getAgency(agencyCode)));
  return { clientId, secret: deriveDemoSecret(rootKey, clientId) };
}
