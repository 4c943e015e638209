// `lapor seed` as an administrator meets it: real processes on the engine of the run, small numbers of reports.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listTables } from '../../platform/db/emptyTables';
import { openDatabase, type Database } from '../../platform/db/database';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';
import { databaseVariables, isAlive, listChildren, runLapor, spawnLapor } from '../support/spawnLapor';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase';

const UNTIL = '2026-11-23';
const COUNT = 1_500;
const SEED = ['seed', '--scale', 'demo', '--reports', String(COUNT), '--until', UNTIL];
const WITHIN_MS = 180_000;

let place: TestDatabase;
let variables: Record<string, string>;

beforeAll(async () => {
  place = await createTestDatabase();
  variables = { DATA_DIR: place.dataDir, ...databaseVariables(place) };
});
afterAll(() => place.drop());

async function withDatabase<T>(name: SubgraphName, work: (database: Database) => Promise<T>): Promise<T> {
  const file = `${place.dataDir}/${name}.sqlite`;
  const database = await openDatabase({
    ...{ url: place.urlFor(name), file, entities: [], migrations: [], statementTimeoutMs: 0 },
  });
  return work(database).finally(() => database.close());
}

const ask = (name: SubgraphName, sql: string): Promise<any[]> => withDatabase(name, ({ reader }) => reader.query(sql));

/** The instant at which the seed ended, and what is sealed anew each time: random by its nature. */
const EVER_NEW = ['finished_at', 'key_salt', 'name_sealed', 'contact_sealed'];

/** Of every row of every table, as far as a seed can give it twice. */
function hashRows(name: SubgraphName): Promise<string> {
  return withDatabase(name, async (database) => {
    const hash = createHash('sha256');
    for (const table of [...(await listTables(database))].sort()) {
      const rows = (await database.reader.query(`SELECT * FROM \`${table}\``)) as Record<string, unknown>[];
      const isKept = ([column]: [string, unknown]): boolean => !EVER_NEW.includes(column);
      const lines = rows.map((row) => JSON.stringify(Object.entries(row).filter(isKept))).sort();
      hash.update(`${table} ${lines.length}\n${lines.join('\n')}`);
    }
    return hash.digest('hex');
  });
}

async function seed(args: readonly string[] = SEED): Promise<string> {
  const lapor = spawnLapor(args, variables);
  await lapor.waitFor(/Next: npm start/, WITHIN_MS);
  return lapor.stdout();
}

describe('the seed command', () => {
  let hashes: string[];

  it('fills the four databases and tells how far it is', async () => {
    const shown = await seed();
    for (const name of SUBGRAPH_NAMES) expect(shown).toMatch(new RegExp(`^${name}: `, 'm'));
    expect(shown).toContain(`demo=${COUNT} until ${UNTIL}`);
    const count = async (name: SubgraphName, table: string) =>
      Number((await ask(name, `SELECT COUNT(*) AS n FROM \`${table}\``))[0].n);
    expect([await count('reports', 'report'), await count('users', 'reporter')]).toEqual([COUNT, 4_000]);
    expect(await count('users', 'api_client')).toBe(657);
    expect(await count('users', 'identity')).toBe(4_000 + (await count('users', 'operator')));
    expect(await count('agencies', 'agency')).toBe(await count('statistics', 'agency_ref'));
    hashes = await Promise.all(SUBGRAPH_NAMES.map(hashRows));
  }, 200_000);

  it('counts statistics that a recount of the reports gives, too', async () => {
    // Months as WIB has them: seven hours are added before the first ten digits of the day are taken.
    const reports = await ask('reports', 'SELECT submitted_at FROM report');
    const recount: Record<string, number> = {};
    for (const { submitted_at: at } of reports) {
      const month = new Date(Number(at) + 7 * 3_600_000).toISOString().slice(0, 7);
      recount[month] = (recount[month] ?? 0) + 1;
    }
    const months = await ask('statistics', "SELECT month, received FROM monthly_count WHERE dimension = 'NATION'");
    const counted = months.map((row) => [row.month, Number(row.received)]).filter(([, received]) => received !== 0);
    expect(Object.fromEntries(counted)).toEqual(recount);
    const agencies = 'SELECT agency_id AS member, COUNT(*) AS n FROM assignment GROUP BY agency_id';
    const members =
      "SELECT member, SUM(received) AS n FROM monthly_count WHERE dimension = 'AGENCY' GROUP BY member HAVING SUM(received) > 0";
    const toMap = (rows: any[]) => new Map(rows.map((row) => [row.member, Number(row.n)]));
    expect(toMap(await ask('statistics', members))).toEqual(toMap(await ask('reports', agencies)));
    const [{ last }] = await ask('reports', "SELECT `last` FROM `sequence` WHERE `name` = 'event_log'");
    expect(Number((await ask('statistics', "SELECT seq FROM event_cursor WHERE source = 'reports'"))[0].seq)).toBe(
      Number(last),
    );
  });

  it('writes cases whose log is whole, as `log verify` says; it names what somebody changes', async () => {
    const [{ n }] = await ask('reports', 'SELECT COUNT(*) AS n FROM history');
    const whole = runLapor(['log', 'verify'], variables);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toBe(`Whole: ${n} entries of ${COUNT} reports; no day is anchored yet.\n`);
    const [{ id, title }] = await ask('reports', 'SELECT id, title FROM report ORDER BY id LIMIT 1');
    const retitle = (text: string): Promise<unknown> =>
      withDatabase('reports', (database) =>
        database.write((tx) => tx.query('UPDATE report SET title = ? WHERE id = ?', [text, id])),
      );
    await retitle('X');
    const what = `TITLE ${id}: the text is not the one that this entry brought`;
    const broken = { status: 1, stdout: `Broken at report ${id}, version 1: ${what}.\n` };
    expect(runLapor(['log', 'verify'], variables)).toMatchObject(broken);
    expect(runLapor(['log', 'verify', '--report', id], variables)).toMatchObject(broken);
    await retitle(title);
    expect(runLapor(['log', 'verify', '--from', UNTIL], variables).stdout).toMatch(/^Whole: /);
    expect(runLapor(['log', 'verify', '--report', 'x', '--from', 'y'], variables)).toMatchObject({ status: 1 });
  }, 120_000);

  it('says so when everything is there, and touches nothing', async () => {
    const again = runLapor(SEED, variables);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toMatch(new RegExp(`hold the scale demo=${COUNT} already.*--reset`));
    expect(await Promise.all(SUBGRAPH_NAMES.map(hashRows))).toEqual(hashes);
  }, 60_000);

  it('refuses another scale over it, with the way out', async () => {
    const other = runLapor(['seed', '--scale', 'national'], variables);
    expect(other).toMatchObject({ status: 1, stdout: '' });
    expect(other.stderr).toMatch(new RegExp(`reports holds the scale demo=${COUNT}: with --reset`));
    expect(await Promise.all(SUBGRAPH_NAMES.map(hashRows))).toEqual(hashes);
  }, 60_000);

  it('gives the same rows when it is killed midway and run again', async () => {
    const lapor = spawnLapor([...SEED, '--reset'], variables);
    await lapor.waitFor(/reports: seeding reports \d/, WITHIN_MS);
    const children = listChildren(lapor.pid).map(({ pid }) => pid);
    expect(children.length).toBeGreaterThan(0);
    await lapor.end('SIGKILL');
    const giveUpAt = Date.now() + 20_000;
    while (children.some(isAlive) && Date.now() < giveUpAt) await sleep(100);
    expect(children.filter(isAlive)).toEqual([]);
    expect(await ask('reports', 'SELECT finished_at FROM seed_state')).toEqual([{ finished_at: 0 }]);
    expect(await seed()).toContain('Next: npm start');
    expect(await Promise.all(SUBGRAPH_NAMES.map(hashRows))).toEqual(hashes);
  }, 300_000);

  it('leaves alone what no seed has written, also with --reset', async () => {
    const stranger = await createTestDatabase();
    try {
      const own = { DATA_DIR: stranger.dataDir, ...databaseVariables(stranger) };
      expect(runLapor(['migrate', '--development'], own).status).toBe(0);
      const file = `${stranger.dataDir}/users.sqlite`;
      const users = await openDatabase({
        ...{ url: stranger.urlFor('users'), file, entities: [], migrations: [], statementTimeoutMs: 0 },
      });
      const sql = 'INSERT INTO reporter (id, member_since, is_active) VALUES (?, ?, 1)';
      await users.write((tx) => tx.query(sql, ['a', UNTIL]));
      const { status, stderr } = runLapor([...SEED, '--reset'], own);
      expect([status, stderr]).toEqual([1, expect.stringContaining('users holds what no seed has written')]);
      expect(await users.reader.query('SELECT id FROM reporter')).toEqual([{ id: 'a' }]);
      await users.close();
    } finally {
      await stranger.drop();
    }
  }, 60_000);

  it('names all faults of its options before it opens anything', () => {
    const { status, stderr } = runLapor(['seed', '--scale', 'all', '--times', '-1'], variables);
    expect(status).toBe(1);
    expect(stderr).toMatch(/--scale: wants demo or national \(got "all"\)[^]*--times: wants a whole number/);
    expect(runLapor(['seed', '--scales', 'demo'], variables)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("unknown option '--scales'"),
    });
  });
});
