// A reporter has their data erased: their words are gone, the case, its figures and its log stay whole.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eraseReporters } from '../../../../subgraphs/reports/app/eraseReporter';
import { queueErasure } from '../../../../subgraphs/reports/store/erasures';
import { asNationalAdmin, CITIZEN, OTHER_CITIZEN } from '../support/callers';
import { FIRST_DAY, lifeFrom, startLogStack, type LogStack } from './logStack';

const MARK = '[dihapus atas permintaan pelapor]';
let stack: LogStack;
let erased: string;
let other: string;

beforeAll(async () => {
  stack = await startLogStack();
  const of = { submittedAt: FIRST_DAY, incidentPlace: 'Rumah saya', steps: lifeFrom(FIRST_DAY) };
  erased = (await stack.reports.insertCase({ ...of, reporterId: CITIZEN })).id;
  other = (await stack.reports.insertCase({ ...of, reporterId: OTHER_CITIZEN })).id;
  await stack.anchor();
  const { db, clock } = stack.reports;
  await db.write((tx) => queueErasure(tx, db.dialect, { reporterId: CITIZEN, requestedAt: clock.now }));
  await db.write((tx) => queueErasure(tx, db.dialect, { reporterId: CITIZEN, requestedAt: clock.now }));
  expect(await eraseReporters(db, { now: () => clock.now })).toBe(1);
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

it('leaves the log whole, and nothing to do again', async () => {
  expect(await stack.verify()).toBe('whole');
  expect(await stack.rows('SELECT * FROM erasure')).toEqual([]);
  const { db, clock } = stack.reports;
  expect(await eraseReporters(db, { now: () => clock.now })).toBe(0);
});

it('still shows who writes other words in their place, or takes back the entry', async () => {
  const word = await stack.tampered(() => stack.run("UPDATE report SET title = 'X' WHERE id = ?", erased));
  expect(word).toContain('the salt is gone without an erasure');
  const response = await stack.tampered(() => stack.run('UPDATE response SET salt = NULL WHERE report_id = ?', erased));
  expect(response).toContain('the salt is gone without an erasure');
  const mark = await stack.tampered(() => stack.run('UPDATE report SET erased_at = NULL WHERE id = ?', erased));
  expect(mark).toContain('without an erasure');
});
