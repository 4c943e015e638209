// From what a verified token proves (issuer, subject, client) to who that is here. Called by `/internal/principal`.
import type { Principal } from '../../../schema/contract/principal';
import { newRandomId } from '../../../platform/ids';
import type { Runtime } from '../../../platform/subgraph/module';
import { DEVELOPMENT_CLIENT_ID, DEVELOPMENT_ISSUER } from '../domain/developmentIdentity';
import { knownScopes, scopesOfRoles } from '../domain/roleScopes';
import { findApiClientByClientId } from '../store/apiClient.store';
import { addIdentity, findIdentity, type Identity } from '../store/identity.store';
import { findOperatorsByIds } from '../store/operator.store';
import { NO_CONTACT } from '../store/personSealer';
import { findReportersByIds, insertReporters } from '../store/reporter.store';
import { toDayWib } from '../domain/dayWib';
import type { UsersServices } from './services';

export interface TokenProof {
  readonly issuer: string;
  readonly subject: string;
  readonly client: string;
}

type PrincipalRuntime = Pick<Runtime, 'db' | 'clock'>;

/** Null for whoever is unknown or deactivated: the gateway then refuses the token. */
export async function resolvePrincipal(
  runtime: PrincipalRuntime,
  services: UsersServices,
  proof: TokenProof,
): Promise<Principal | null> {
  const isOurs = proof.issuer === services.oauth.issuer;
  if (isOurs && proof.client !== DEVELOPMENT_CLIENT_ID) return resolveClient(runtime, proof);
  const identity = isOurs
    ? await findDevelopmentIdentity(runtime, services, proof)
    : await findTrustedIdentity(runtime, services, proof);
  if (identity === null) return null;
  return identity.kind === 'OPERATOR'
    ? resolveOperator(runtime, proof, identity.personId)
    : resolveReporter(runtime, proof, identity.personId);
}

/** Our own tokens for clients carry the client id as subject (RFC 9068, 2.2); another subject is none of ours. */
async function resolveClient({ db }: PrincipalRuntime, proof: TokenProof): Promise<Principal | null> {
  if (proof.subject !== proof.client) return null;
  const client = await findApiClientByClientId(db.reader, proof.client);
  if (client === null || !client.isActive) return null;
  return {
    ...{ kind: 'CLIENT', id: client.id, ...proof, agencyId: client.agencyId, unitId: null },
    roles: ['INTEGRATION_CLIENT'],
    scopes: knownScopes(client.scopes),
  };
}

async function findDevelopmentIdentity(
  { db }: PrincipalRuntime,
  services: UsersServices,
  { subject }: TokenProof,
): Promise<Identity | null> {
  return services.hasDevelopmentTokens ? findIdentity(db.reader, DEVELOPMENT_ISSUER, subject) : null;
}

async function findTrustedIdentity(
  runtime: PrincipalRuntime,
  services: UsersServices,
  { issuer, subject }: TokenProof,
): Promise<Identity | null> {
  const trusted = services.peopleIssuers.find((entry) => entry.issuer === issuer);
  if (!trusted) return null;
  const identity =
    (await findIdentity(runtime.db.reader, issuer, subject)) ??
    (trusted.autoProvision ? await provisionReporter(runtime, services, { issuer, subject }) : null);
  return identity?.kind === trusted.kind ? identity : null;
}

/** Until the citizen gives a name; the issuer's claims do not reach this subgraph. */
const NAME_NOT_GIVEN = 'Pelapor';

/** Two first requests at once: one adds the identity, both read the same. */
async function provisionReporter(
  { db, clock }: PrincipalRuntime,
  { sealer }: UsersServices,
  { issuer, subject }: Pick<TokenProof, 'issuer' | 'subject'>,
): Promise<Identity | null> {
  const personId = newRandomId();
  return db.write(async (tx) => {
    const isNew = await addIdentity(tx, db.dialect, { issuer, subject, kind: 'REPORTER', personId });
    const memberSince = toDayWib(clock.now());
    const reporter = { id: personId, name: NAME_NOT_GIVEN, ...NO_CONTACT, memberSince, isActive: true };
    if (isNew) await insertReporters(tx, sealer, [reporter]);
    return findIdentity(tx, issuer, subject);
  });
}

async function resolveOperator({ db }: PrincipalRuntime, proof: TokenProof, id: string): Promise<Principal | null> {
  const [operator] = await findOperatorsByIds(db.reader, [id]);
  if (!operator?.isActive) return null;
  const { agencyId, unitId, role } = operator;
  return { kind: 'OPERATOR', id, ...proof, agencyId, unitId, roles: [role], scopes: scopesOfRoles([role]) };
}

async function resolveReporter({ db }: PrincipalRuntime, proof: TokenProof, id: string): Promise<Principal | null> {
  const [reporter] = await findReportersByIds(db.reader, [id]);
  if (!reporter?.isActive) return null;
  const roles = ['REPORTER'] as const;
  return { kind: 'REPORTER', id, ...proof, agencyId: null, unitId: null, roles, scopes: scopesOfRoles(roles) };
}
