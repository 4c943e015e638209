// A report from its submission over its anchor to the erasure of its reporter, through the gateway and the real subgraphs.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openDatabase } from '../../../platform/db/database';
import { listTables } from '../../../platform/db/emptyTables';
import { newId } from '../../../platform/ids';
import { projectPath } from '../../../platform/projectPath';
import { seedReporter } from '../../../schema/reference/reporters';
import { createLogKeys } from '../../../subgraphs/reports/app/caseLog/logKeys';
import { verifyCaseLog } from '../../../subgraphs/reports/app/caseLog/verifyCaseLog';
import { makePhoto } from '../../support/files/sampleFiles';
import { cleanEnvironment } from '../../support/spawnLapor';
import { submit, upload } from '../attachments/attaching';
import { startFileStack, type FileStack } from '../attachments/startFileStack';

const DAY = 86_400_000;
const CITIZEN = 3;
const WORDS = { title: 'Kelapamuda roboh', body: 'Telepon saya 0812-kelapamuda.', incidentPlace: 'Gang Kelapamuda' };
/** As the search keeps the word. */
const STEM = 'lapamuda';
const WITHIN_MS = 30_000;
const clock = { time: Date.now() - 2 * DAY, now: () => clock.time };
let stack: FileStack;
let ids: string[];

beforeAll(async () => {
  stack = await startFileStack({ only: ['agencies', 'users', 'reports'], clock });
  const token = await stack.tokens.asCitizen(CITIZEN);
  ids = [];
  for (const isAnonymous of [false, true]) {
    const { attachmentId } = await upload(stack, token, { bytes: await makePhoto(), name: 'kelapamuda.jpg' });
    const sent = await submit(stack, token, { ...WORDS, anonymous: isAnonymous, attachmentIds: [attachmentId] });
    ids.push(sent.report.id);
  }
  clock.time = Date.now();
  await stack.restartSubgraph('reports');
}, 180_000);
afterAll(() => stack?.close(), 30_000);

async function waitFor<T>(ask: () => Promise<T | null>, what: string): Promise<T> {
  const giveUpAt = Date.now() + WITHIN_MS;
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    if (Date.now() > giveUpAt) throw new Error(`Still waiting for ${what}.`);
    await sleep(200);
  }
}

const read = async (id: string, fields: string): Promise<any> =>
  (await stack.query(stack.tokens.asNationalAdmin(), `query ($id: ID!) { report(id: $id) { ${fields} } }`, { id })).data
    ?.report;

async function verifyLog(): Promise<unknown> {
  const { broken } = await verifyCaseLog(stack.database, {
    keys: createLogKeys({ seed: Buffer.alloc(32), oldKeys: await knownKeys() }),
    fileAnchors: [],
  });
  return broken;
}

async function knownKeys(): Promise<Buffer[]> {
  const { data } = await stack.query(null, '{ caseLogKeys { publicKey } }');
  return data?.caseLogKeys.map(({ publicKey }: any) => Buffer.from(publicKey, 'base64url'));
}

/** The places, `subgraph.table`, that hold any of the words. */
async function findWords(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['reports', 'users'] as const) {
    const place = { ...stack.databaseOf(name), entities: [], migrations: [], statementTimeoutMs: 0, poolSize: 1 };
    const database = await openDatabase(place);
    for (const table of await listTables(database)) {
      const text = JSON.stringify(await database.reader.query(`SELECT * FROM \`${table}\``)).toLowerCase();
      if (words.some((word) => text.includes(word))) found.push(`${name}.${table}`);
    }
    await database.close();
  }
  return found.sort();
}

/** Runs the script of the guide as it stands there. */
async function runGuide(id: string, variables: Record<string, string> = {}): Promise<string> {
  const guide = readFileSync(projectPath('docs', 'guides', 'case-log.md'), 'utf8');
  const file = join(stack.dataDir, 'checkCaseLog.mjs');
  writeFileSync(file, guide.match(/```js\n([^]*?)```/)?.[1] ?? '');
  const TOKEN = await stack.tokens.asNationalAdmin();
  const env = cleanEnvironment({ LAPOR_URL: stack.url, TOKEN, ...variables });
  return promisify(execFile)(process.execPath, [file, id], { env }).then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }) => `refused: ${stderr.trim()}`,
  );
}

it('the script of the guide proves a report against its anchor, and refuses another key', async () => {
  const id = ids[0] as string;
  await waitFor(async () => (await read(id, 'logProof { anchor { day } }'))?.logProof.anchor, 'the anchor');
  expect(await runGuide(id)).toMatch(/^Whole up to version 1: anchored on \d{4}-\d\d-\d\d, among 2 reports\.$/);
  const x = 'A'.repeat(43);
  expect(await runGuide(id, { TRUSTED_KEY: x })).toMatch(/^refused: The anchor of .* is not signed by A/);
}, 60_000);

it('the erasure of a person leaves none of their words in reports or users, and the log whole', async () => {
  const name = seedReporter(CITIZEN).name.toLowerCase();
  expect(await findWords([STEM])).toEqual(['reports.attachment', 'reports.report', 'reports.report_terms']);
  const mutation = 'mutation ($input: RequestErasureInput!) { requestErasure(input: $input) { userErrors { code } } }';
  const input = { idempotencyKey: newId(), confirm: 'HAPUS DATA SAYA' };
  const { data } = await stack.query(stack.tokens.asCitizen(CITIZEN), mutation, { input });
  expect(data?.requestErasure.userErrors).toEqual([]);
  for (const id of ids)
    await waitFor(async () => ((await read(id, 'version'))?.version === 2 ? true : null), `the erasure of ${id}`);
  expect(await findWords([STEM, name])).toEqual([]);
  expect(await read(ids[0] as string, 'reporterHidden status attachments { status }')).toEqual({
    ...{ reporterHidden: 'ERASED', status: 'SUBMITTED', attachments: [{ status: 'ERASED' }] },
  });
  expect(await read(ids[1] as string, 'reporterHidden')).toEqual({ reporterHidden: 'ANONYMOUS' });
  const changes = '{ changes(first: 10) { entries { reportId kind action } } }';
  const feed = await waitFor(async () => {
    const { entries } = (await stack.query(stack.tokens.asNationalAdmin(), changes)).data?.changes ?? { entries: [] };
    const erased = entries.filter(({ kind }: any) => kind === 'ERASED');
    return erased.length === 2 ? erased : null;
  }, 'the feed');
  expect(feed.map(({ reportId }: any) => reportId).sort()).toEqual([...ids].sort());
  expect(await verifyLog()).toBeNull();
  expect(await runGuide(ids[0] as string)).toMatch(/^Whole up to version 1/);
}, 60_000);
