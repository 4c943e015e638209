// Tokens for a stack under test: people and systems of the seed, signed with the stack's own keys. Called by startStack.ts.
import { getAgency } from '../../schema/reference/agencies';
import { OMBUDSMAN_AGENCY_CODE } from '../../schema/reference/demo';
import { getOperatorId, seedApiClient } from '../../schema/reference/operators';
import { getReporterId } from '../../schema/reference/reporters';
import type { OperatorRole } from '../../schema/reference/staffing';
import { SCOPES, type Scope } from '../../schema/contract/scopes';
import { signAccessToken } from '../../subgraphs/users/app/signAccessToken';
import { DEFAULT_AUDIENCE, developmentKeysFile } from '../../subgraphs/users/config';
import { DEVELOPMENT_CLIENT_ID } from '../../subgraphs/users/domain/developmentIdentity';
import { pickSigningKey } from '../../subgraphs/users/domain/signingKeys';
import { ensureKeyFile, readKeyFile } from '../../subgraphs/users/store/oauthKeyFile';

const PLATFORM_AGENCY = 'KEMENPANRB';
const LIFETIME_SECONDS = 3_600;

export interface StackTokens {
  /** The agency's own system (sistem instansi). */
  asAgency(code: string, scopes?: readonly Scope[]): Promise<string>;
  asInstitutionAdmin(code: string): Promise<string>;
  asLiaison(code: string): Promise<string>;
  /** The first of a unit: the first liaison of an institution works for all of it. */
  asUnitLiaison(code: string): Promise<string>;
  asOmbudsman(): Promise<string>;
  asNationalAdmin(): Promise<string>;
  asAnalyst(): Promise<string>;
  /** The n-th reporter of the seed. */
  asCitizen(n?: number): Promise<string>;
  asNobody(): null;
}

export function createStackTokens(dataDir: string, issuer: string): StackTokens {
  const sign = async (subject: string, clientId: string, scopes: readonly Scope[] = SCOPES): Promise<string> => {
    const nowMs = Date.now();
    const file = developmentKeysFile(dataDir);
    await ensureKeyFile(file, nowMs);
    const key = pickSigningKey(readKeyFile(file), nowMs);
    if (key === null) throw new Error(`None of the keys in ${file} is active.`);
    const claims = { issuer, audience: DEFAULT_AUDIENCE, subject, clientId, scopes, nowMs };
    return signAccessToken(key, { ...claims, lifetimeSeconds: LIFETIME_SECONDS });
  };
  const asOperator = (code: string, role: OperatorRole, index = 0) =>
    sign(getOperatorId(getAgency(code), role, index), DEVELOPMENT_CLIENT_ID);
  return {
    asAgency(code, scopes) {
      const { clientId } = seedApiClient(getAgency(code));
      return sign(clientId, clientId, scopes);
    },
    asInstitutionAdmin: (code) => asOperator(code, 'INSTITUTION_ADMIN'),
    asLiaison: (code) => asOperator(code, 'LIAISON'),
    asUnitLiaison: (code) => asOperator(code, 'LIAISON', 1),
    asOmbudsman: () => asOperator(OMBUDSMAN_AGENCY_CODE, 'OMBUDSMAN'),
    asNationalAdmin: () => asOperator(PLATFORM_AGENCY, 'NATIONAL_ADMIN'),
    asAnalyst: () => asOperator(PLATFORM_AGENCY, 'ANALYST'),
    asCitizen: (n = 0) => sign(getReporterId(n), DEVELOPMENT_CLIENT_ID),
    asNobody: () => null,
  };
}
