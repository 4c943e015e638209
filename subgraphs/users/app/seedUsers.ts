// Writes the demonstration's people and systems into an empty database. Called once by the platform.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { chooseBulkLoad, type BulkLoad } from '../../../platform/db/bulkLoad';
import type { Transaction } from '../../../platform/db/database';
import type { Runtime, SeedOptions } from '../../../platform/subgraph/module';
import { seedApiClients, seedOperators } from '../../../schema/reference/operators';
import { countReporters, getReporterId, seedReporter } from '../../../schema/reference/reporters';
import { DEVELOPMENT_ISSUER } from '../domain/developmentIdentity';
import { toDayWib } from '../domain/dayWib';
import { scopesOfRoles } from '../domain/roleScopes';
import { sortByHex } from '../domain/sortByHex';
import { insertApiClients } from '../store/apiClient.store';
import { identityKeyOf, insertIdentities, type Identity } from '../store/identity.store';
import { insertOperators } from '../store/operator.store';
import type { PersonSealer } from '../store/personSealer';
import { insertReporters, type NewReporter } from '../store/reporter.store';
import { deleteEverybody } from '../store/seed.store';
import { publishOperators } from './publishOperators';
import { deriveDemoSecret, hashSecret } from './clientSecret';

/** One transaction each. */
const BATCH_ROWS = 10_000;
/** The event loop gets its turn so often: the rows of the batch before are on their way to the server meanwhile. */
const ROWS_A_TURN = 500;

export async function seedUsers(runtime: Runtime, { scale, until }: SeedOptions, sealer: PersonSealer): Promise<void> {
  const { db, config } = runtime;
  const count = countReporters(scale);
  runtime.onProgress('seeding users', 0);
  await deleteEverybody(db);
  const load = await chooseBulkLoad(db);
  const operators = [...seedOperators(scale)].map((operator) => ({ ...operator, isActive: true }));
  const clients = listClients(config.rootKey);
  await db.write(async (tx) => {
    await insertOperators(tx, operators, load);
    await publishOperators(tx, db, operators, until);
    await insertApiClients(tx, clients);
  });
  const people = { count: operators.length + count, operators: operators.map(({ id }) => id) };
  const total = count + people.count;
  const tell = (done: number): void =>
    runtime.onProgress(`seeding users ${Math.floor((done / total) * 100)} %`, done / total);
  await writeSorted(runtime, { order: sortByHex(count, getReporterId), make: toReporterRow, tell }, (tx, rows) =>
    insertReporters(tx, sealer, rows, load),
  );
  await writeIdentities(runtime, people, load, (done) => tell(count + done));
  runtime.onProgress(`seeded ${operators.length} operators, ${count} reporters, ${clients.length} systems`, 1);
}

function listClients(rootKey: Buffer) {
  return [...seedApiClients()].map((client) => ({
    ...client,
    secretHash: hashSecret(deriveDemoSecret(rootKey, client.clientId)),
    scopes: scopesOfRoles(['INTEGRATION_CLIENT']),
    isActive: true,
  }));
}

function toReporterRow(n: number): NewReporter {
  const { memberSince, ...reporter } = seedReporter(n);
  return { ...reporter, memberSince: toDayWib(memberSince), isActive: true };
}

interface People {
  readonly count: number;
  readonly operators: readonly string[];
}

/** A development token names a person by id (`development.ts`). */
function writeIdentities(
  runtime: Runtime,
  { count, operators }: People,
  load: BulkLoad,
  tell: (done: number) => void,
): Promise<void> {
  const make = (n: number): Identity => {
    const kind = n < operators.length ? 'OPERATOR' : 'REPORTER';
    const id = operators[n] ?? getReporterId(n - operators.length);
    return { issuer: DEVELOPMENT_ISSUER, subject: id, kind, personId: id };
  };
  const order = sortByHex(count, (n) => identityKeyOf(make(n)));
  return writeSorted(runtime, { order, make, tell }, (tx, rows) => insertIdentities(tx, rows, load));
}

interface Work<T> {
  readonly order: Uint32Array;
  readonly make: (n: number) => T;
  readonly tell: (done: number) => void;
}

/** A batch is made while a server writes the one before. */
async function writeSorted<T>(
  { db }: Runtime,
  { order, make, tell }: Work<T>,
  insert: (tx: Transaction, rows: readonly T[]) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  for (let from = 0; from < order.length; from += BATCH_ROWS) {
    const rows: T[] = [];
    for (const n of order.subarray(from, from + BATCH_ROWS)) {
      rows.push(make(n));
      if (rows.length % ROWS_A_TURN === 0) await yieldToOthers();
    }
    await writing;
    writing = db.write((tx) => insert(tx, rows));
    // Whoever awaits it next is told; until then it must not count as unhandled.
    writing.catch(() => undefined);
    tell(from + rows.length);
  }
  await writing;
}
