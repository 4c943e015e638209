// Personal data at rest: what lies in the database, what happens to older databases, to moved ciphertext and to old keys.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { listTables } from '../../../platform/db/emptyTables';
import { openDatabase, type Database } from '../../../platform/db/database';
import { openRuntime } from '../../../platform/subgraph/openRuntime';
import type { Principal } from '../../../schema/contract/principal';
import { seedOperators } from '../../../schema/reference/operators';
import { getReporterId, seedReporter } from '../../../schema/reference/reporters';
import { resealBatch } from '../../../subgraphs/users/app/resealBatch';
import { sealOldReporters } from '../../../subgraphs/users/app/sealOldReporters';
import { AddOutbox } from '../../../subgraphs/users/migrations/addOutbox';
import { CreateUsers } from '../../../subgraphs/users/migrations/createUsers';
import { usersModule } from '../../../subgraphs/users/module';
import { parsePersonKeys, type PersonKeyRing } from '../../../subgraphs/users/store/personKeys';
import { createPersonSealer } from '../../../subgraphs/users/store/personSealer';
import { findReportersByIds } from '../../../subgraphs/users/store/reporter.store';
import { createTestDatabase } from '../../support/testDatabase';
import { ISSUER, personKeys, startUsers, type UsersStack } from './support';

let users: UsersStack;
beforeAll(async () => {
  users = await startUsers();
});
afterAll(() => users.close());

const staffNames = [...seedOperators('demo')].map(({ name }) => name).join('\n');

/** What must be nowhere, of the n-th reporter. Operators' names are not encrypted, and some reporters are their namesakes. */
function secretsOf(n: number): string[] {
  const { name, email, phone, nik, address } = seedReporter(n);
  return [email, phone, nik, address, ...(staffNames.includes(name) ? [] : [name])];
}

async function dump(database: Database): Promise<string> {
  const parts: string[] = [];
  for (const table of await listTables(database)) {
    parts.push(JSON.stringify(await database.reader.query(`SELECT * FROM \`${table}\``)));
  }
  return parts.join('\n');
}

function readFiles(dataDir: string): string {
  const files = ['users.sqlite', 'users.sqlite-wal'].map((name) => join(dataDir, name)).filter(existsSync);
  return files.map((file) => readFileSync(file, 'latin1')).join('\n');
}

function findPlain(text: string, numbers: readonly number[]): string[] {
  return numbers.flatMap(secretsOf).filter((secret) => text.includes(secret));
}

const some = [...Array(100).keys()].map((n) => n * 40);

async function askWho(n: number) {
  const { json } = await users.findPrincipal({
    issuer: ISSUER,
    subject: getReporterId(n),
    client: 'lapor-development',
  });
  const fields = '{ reporter { id name nik email phone address } viewer { id } }';
  return (await users.query(json.principal as Principal, fields)).json;
}

describe('a seeded database', () => {
  it('holds no reporter’s name, e-mail, phone, NIK or address in plain, in no table and in no file', async () => {
    const text = await dump(users.database);
    expect(text).toContain(getReporterId(0));
    expect(findPlain(text, some)).toEqual([]);
    expect(findPlain(readFiles(users.dataDir), some)).toEqual([]);
  });

  it('gives a person their own data back', async () => {
    const { memberSince: _day, areaCode: _area, ...expected } = seedReporter(5);
    expect((await askWho(5)).data.reporter).toEqual(expected);
  });
});

describe('ciphertext that was moved', () => {
  const copy = (column: string, from: number, to: number, target = column) =>
    users.database.write(async (tx) => {
      const rows = (await tx.query(`SELECT ${column} AS sealed FROM reporter WHERE id = ?`, [getReporterId(from)])) as {
        sealed: string;
      }[];
      await tx.query(`UPDATE reporter SET ${target} = ? WHERE id = ?`, [rows[0]?.sealed, getReporterId(to)]);
    });

  it.each([
    ['from another row', 11, () => copy('name_sealed', 10, 11)],
    ['with its salt from another row', 12, async () => (await copy('name_sealed', 10, 12), copy('key_salt', 10, 12))],
    ['from another column', 13, () => copy('contact_sealed', 13, 13, 'name_sealed')],
    ['from another row into the contact', 14, () => copy('contact_sealed', 10, 14)],
  ])(
    '%s opens for nobody: null, no fault for the caller, an error in the log without personal data',
    async (_name, n, move) => {
      expect((await askWho(n)).data.reporter.id).toBe(getReporterId(n));
      await move();
      users.takeLog();
      expect(await askWho(n)).toEqual({ data: { reporter: null, viewer: null } });
      const log = users.takeLog().join('');
      expect(log).toContain(getReporterId(n));
      expect(findPlain(log, [n, 10])).toEqual([]);
    },
  );
});

describe('a database from before the encryption', () => {
  it('is encrypted at the next start, in batches, and nothing plain remains', async () => {
    const place = await createTestDatabase();
    const file = join(place.dataDir, 'users.sqlite');
    const connection = { url: place.urlFor('users'), file, entities: [], statementTimeoutMs: 0 };
    const before = await openDatabase({ ...connection, migrations: [CreateUsers, AddOutbox] });
    await before.writer.runMigrations();
    const numbers = [...Array(2_500).keys()];
    const columns = ['id', 'name', 'email', 'phone', 'member_since', 'is_active'];
    const plain = numbers.map((n) => {
      const { id, name, email, phone } = seedReporter(n);
      return [id, name, n === 1 ? null : email, phone, '2020-01-02', n % 2];
    });
    await before.write((tx) => bulkInsert(tx, { table: 'reporter', columns, rows: plain }));
    await before.close();

    const config = {
      ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, databaseUrl: connection.url },
      ...{ rootKey: randomBytes(32), peers: {}, seed: null },
    };
    const runtime = await openRuntime(usersModule, config);
    const sealer = createPersonSealer(personKeys as PersonKeyRing);
    expect(await sealOldReporters(runtime, sealer)).toBe(2_500);
    expect(await sealOldReporters(runtime, sealer)).toBe(0);
    const rows = await findReportersByIds(runtime.db.reader, numbers.map(getReporterId));
    expect(rows).toHaveLength(2_500);
    const numberOf = new Map(numbers.map((n) => [getReporterId(n), n]));
    for (const row of rows) {
      const n = numberOf.get(row.id) as number;
      expect(sealer.openName(row.id, row)).toBe(seedReporter(n).name);
      expect(row).toMatchObject({ memberSince: '2020-01-02', isActive: n % 2 === 1, erasedAt: null });
      const { email, phone } = seedReporter(n);
      expect(sealer.openContact(row.id, row)).toEqual({
        nik: null,
        address: null,
        email: n === 1 ? null : email,
        phone,
      });
    }
    expect(findPlain(await dump(runtime.db), some)).toEqual([]);
    await runtime.close();
    // The log of the embedded engine is gone once its last connection is.
    expect(findPlain(existsSync(file) ? readFileSync(file, 'latin1') : '', some)).toEqual([]);
    await place.drop();
  }, 60_000);
});

describe('a rotation', () => {
  it('seals everybody again under the newest key, those who cannot be opened aside', async () => {
    const [old] = personKeys as PersonKeyRing;
    const fresh = parsePersonKeys(randomBytes(32).toString('base64url')) as PersonKeyRing;
    const both = createPersonSealer([fresh[0], old]);
    const runtime = { db: users.database, log: { error: () => undefined } as never };
    let resealed = 0;
    for (let after: string | null = ''; after !== null;) {
      const batch = await resealBatch(runtime, both, after);
      resealed += batch.resealed;
      after = batch.last;
    }
    expect(resealed).toBe(4_000);
    const [row] = await findReportersByIds(users.database.reader, [getReporterId(20)]);
    expect(row?.keyId).toBe(both.keyId);
    expect(createPersonSealer(fresh).openName(getReporterId(20), row as never)).toBe(seedReporter(20).name);
    const left = (await users.database.reader.query('SELECT COUNT(*) AS n FROM reporter WHERE key_id <> ?', [
      both.keyId,
    ])) as { n: number }[];
    expect(Number(left[0]?.n)).toBe(3 + 1);
  });
});

describe('the keys', () => {
  it('in development lie in a file that its owner alone can read, and are used again', async () => {
    const other = await startUsers({ personKeys: null });
    const file = join(other.dataDir, 'person-keys');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await other.close();
  });

  it('that do not fit the database stop the start', async () => {
    await expect(
      startUsers({ personKeys: null, hasDevelopmentTokens: false, keysFile: users.keysFile }),
    ).rejects.toThrow('LAPOR_PERSON_KEYS is missing');
  });
});
