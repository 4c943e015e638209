// A reporter has their data erased: their words are gone, the case, its figures and its log stay whole.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eraseReporters } from '../../../../subgraphs/reports/app/eraseReporter';
import { newId } from '../../../../platform/ids';
import { queueErasure } from '../../../../subgraphs/reports/store/erasures';
import { insertRows } from '../../../../subgraphs/reports/store/saveCase';
import { addSupport } from '../../../../subgraphs/reports/store/supports';
import { asNationalAdmin, CITIZEN, OTHER_CITIZEN, REGENCY } from '../support/callers';
import { DAY, FIRST_DAY, lifeFrom, startLogStack, type LogStack } from './logStack';

const MARK = '[dihapus atas permintaan pelapor]';
let stack: LogStack;
const MINUTE = 60_000;
let erased: string;
let anonymous: string;
let other: string;

const erase = () => eraseReporters(stack.reports.db, { now: () => stack.reports.clock.now });

beforeAll(async () => {
  stack = await startLogStack();
  const of = { submittedAt: FIRST_DAY, incidentPlace: 'Rumah saya', steps: lifeFrom(FIRST_DAY) };
  erased = (await stack.reports.insertCase({ ...of, reporterId: CITIZEN })).id;
  anonymous = (await stack.reports.insertCase({ ...of, reporterId: CITIZEN, isAnonymous: true })).id;
  other = (await stack.reports.insertCase({ ...of, reporterId: OTHER_CITIZEN })).id;
  await stack.anchor();
  await leaveTraces();
  const { db, clock } = stack.reports;
  await db.write((tx) => queueErasure(tx, db.dialect, { reporterId: CITIZEN, requestedAt: clock.now }));
  await db.write((tx) => queueErasure(tx, db.dialect, { reporterId: CITIZEN, requestedAt: clock.now }));
  expect(await erase()).toBe(2);
});

afterAll(() => stack.close());

it('drops words, salts and person, and keeps responses and times', async () => {
  const columns = 'title, body, incident_place, external_reference, reporter_id, text_salt';
  expect(await stack.rows(`SELECT ${columns} FROM report WHERE id = ?`, erased)).toEqual([
    { title: MARK, body: MARK, incident_place: null, external_reference: null, reporter_id: null, text_salt: null },
  ]);
  expect(await stack.rows('SELECT body, salt FROM reply WHERE report_id = ?', erased)).toEqual([
    { body: MARK, salt: null },
  ]);
  expect(await stack.rows('SELECT terms FROM report_terms WHERE report_id = ?', erased)).toEqual([]);
  const responses = await stack.rows('SELECT body FROM response WHERE report_id = ? ORDER BY published_at', erased);
  expect(responses.map(({ body }) => body)).toEqual(['Sudah diperbaiki 🙏.', 'Kami bantu.']);
  const [mine] = await stack.rows('SELECT title, reporter_id FROM report WHERE id = ?', other);
  expect(mine).toMatchObject({ title: expect.stringMatching(/^Jalan rusak/), reporter_id: OTHER_CITIZEN });
});

it('finds the report by none of its words any more', async () => {
  const query = '{ reports(first: 50, filter: { text: "lubang tengah jalan" }) { totalCount nodes { id } } }';
  const { data } = await stack.reports.ask(asNationalAdmin(), query);
  expect(data.reports).toEqual({ totalCount: 1, nodes: [{ id: other }] });
});

it('tells of it in the timeline and as the reason why there is no reporter', async () => {
  const query = `query ($id: ID!) { report(id: $id) {
    title version reporter { id } reporterHidden timeline(first: 20) { nodes { action actorRole version } }
  } }`;
  const { data } = await stack.reports.ask(asNationalAdmin(), query, { id: erased });
  expect(data.report).toMatchObject({ title: MARK, version: 7, reporter: null, reporterHidden: 'ERASED' });
  expect(data.report.timeline.nodes.at(-1)).toEqual({ action: 'ERASE', actorRole: 'SYSTEM', version: 7 });
});

it('says of an anonymous report no more than before', async () => {
  const query = 'query ($id: ID!) { report(id: $id) { title reporter { id } reporterHidden } }';
  const { data } = await stack.reports.ask(asNationalAdmin(), query, { id: anonymous });
  expect(data.report).toEqual({ title: MARK, reporter: null, reporterHidden: 'ANONYMOUS' });
});

it('forgets what they supported, and keeps how many did', async () => {
  expect(await stack.rows('SELECT reporter_id FROM report_support')).toEqual([{ reporter_id: OTHER_CITIZEN }]);
  const [tally] = await stack.rows('SELECT SUM(supports) AS n FROM support_tally WHERE report_id = ?', other);
  expect(Number(tally?.n)).toBe(2);
});

it('drops internal notes and the files of the person, also those not used yet; a response keeps its own', async () => {
  expect(await stack.rows('SELECT body FROM note ORDER BY report_id')).toEqual([{ body: MARK }]);
  const files = await stack.rows('SELECT id, state, file_name, uploader_id, storage_key FROM attachment ORDER BY id');
  const gone = { state: 'ERASED', file_name: '', uploader_id: null, storage_key: null };
  const kept = { state: 'ATTACHED', file_name: 'f4.jpg', storage_key: 'key-4' };
  expect(files).toMatchObject([gone, gone, gone, kept].map((each, index) => ({ id: `f${index + 1}`, ...each })));
  const removals = await stack.rows('SELECT storage_key FROM file_removal ORDER BY storage_key');
  expect(removals.map((row) => row.storage_key)).toEqual(['key-1', 'key-2', 'key-3']);
});

it('is carried out again for what was handed in while the person was still known', async () => {
  const { clock } = stack.reports;
  clock.now += MINUTE;
  const late = await stack.reports.insertCase({ submittedAt: clock.now, reporterId: CITIZEN });
  expect(await erase()).toBe(1);
  expect(await stack.rows('SELECT title, reporter_id FROM report WHERE id = ?', late.id)).toEqual([
    { title: MARK, reporter_id: null },
  ]);
  expect(await stack.rows('SELECT reporter_id FROM erasure')).toEqual([{ reporter_id: CITIZEN }]);
  clock.now += 5 * MINUTE;
  expect(await erase()).toBe(0);
  expect(await stack.rows('SELECT * FROM erasure')).toEqual([]);
});

it('leaves the log whole', async () => {
  expect(await stack.verify()).toBe('whole');
});

it('still shows who writes other words in their place, or takes back the entry', async () => {
  const word = await stack.tampered(() => stack.run("UPDATE report SET title = 'X' WHERE id = ?", erased));
  expect(word).toContain('the salt is gone without an erasure');
  const response = await stack.tampered(() => stack.run('UPDATE response SET salt = NULL WHERE report_id = ?', erased));
  expect(response).toContain('the salt is gone without an erasure');
  const mark = await stack.tampered(() => stack.run('UPDATE report SET erased_at = NULL WHERE id = ?', erased));
  expect(mark).toContain('without an erasure');
});

/** Supports, notes and files, as the mutations write them. */
async function leaveTraces(): Promise<void> {
  const { db } = stack.reports;
  for (const reporterId of [CITIZEN, OTHER_CITIZEN])
    await db.write((tx) => addSupport(tx, db.dialect, { reportId: other, reporterId }, FIRST_DAY));
  const note = { id: newId(), report_id: erased, agency_id: REGENCY, body: 'Telepon 0812.', at: FIRST_DAY };
  const file = (n: number, kind: string, uploader: string | null, target: string | null) => ({
    ...{ id: `f${n}`, state: target === null ? 'STORED' : 'ATTACHED', uploader_kind: kind, uploader_id: uploader },
    ...{ file_name: `f${n}.jpg`, content_type: 'image/jpeg', announced_bytes: 9, storage_key: `key-${n}` },
    ...{ report_id: target === null ? null : erased, target_kind: target, target_id: target && `t${n}` },
    ...{ position: 0, created_at: FIRST_DAY, forget_at: target === null ? FIRST_DAY + 365 * DAY : null },
  });
  await db.write(async (tx) => {
    await insertRows(tx, 'note', [note]);
    await insertRows(tx, 'attachment', [
      file(1, 'REPORTER', CITIZEN, 'REPORT'),
      file(2, 'REPORTER', CITIZEN, null),
      file(3, 'OPERATOR', REGENCY, 'NOTE'),
      file(4, 'OPERATOR', REGENCY, 'RESPONSE'),
    ]);
  });
}
