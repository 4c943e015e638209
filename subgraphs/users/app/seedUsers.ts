// Writes the demonstration's people and systems into an empty database. Called once by the platform.
import { SCOPES } from '../../../schema/contract/scopes';
import { seedApiClients, seedOperators } from '../../../schema/reference/operators';
import { seedReporters } from '../../../schema/reference/reporters';
import type { Runtime, SeedOptions } from '../../../platform/subgraph/module';
import { DEVELOPMENT_ISSUER } from '../domain/developmentIdentity';
import { toDayWib } from '../domain/dayWib';
import { insertApiClients } from '../store/apiClient.store';
import { insertIdentities, type Identity } from '../store/identity.store';
import { insertOperators } from '../store/operator.store';
import { insertReporters } from '../store/reporter.store';
import { deleteEverybody } from '../store/seed.store';
import { deriveDemoSecret, hashSecret } from './clientSecret';

/** In one transaction, from an empty state: a seed that was cut off leaves nothing behind. */
export async function seedUsers(runtime: Runtime, { scale }: SeedOptions): Promise<void> {
  runtime.onProgress('seeding users');
  const operators = [...seedOperators(scale)].map((operator) => ({ ...operator, isActive: true }));
  const reporters = [...seedReporters(scale)].map(({ memberSince, ...reporter }) => ({
    ...reporter,
    memberSince: toDayWib(memberSince),
    isActive: true,
  }));
  const { rootKey } = runtime.config;
  const clients = [...seedApiClients()].map((client) => ({
    ...client,
    secretHash: hashSecret(deriveDemoSecret(rootKey, client.clientId)),
    scopes: SCOPES,
    isActive: true,
  }));
  await runtime.db.write(async (tx) => {
    await deleteEverybody(tx);
    await insertOperators(tx, operators);
    await insertReporters(tx, reporters);
    await insertApiClients(tx, clients);
    await insertIdentities(tx, [
      ...operators.map(({ id }) => identify('OPERATOR', id)),
      ...reporters.map(({ id }) => identify('REPORTER', id)),
    ]);
  });
  runtime.onProgress(`seeded ${operators.length} operators, ${reporters.length} reporters, ${clients.length} systems`);
}

/** A development token names a person by id (`development.ts`). */
function identify(kind: Identity['kind'], id: string): Identity {
  return { issuer: DEVELOPMENT_ISSUER, subject: id, kind, personId: id };
}
