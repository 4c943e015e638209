// What each mutation writes when it works: every table, row by row.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CATEGORY, OTHER_CATEGORY, REPLY, RESPONSE, bringTo, newReport, succeed, target, type Case } from './cases';
import { CITY, MINISTRY, NATIONAL, OFFICE, SITI, UNIT, adminOf, liaisonOf, systemOf } from './people';
import { START, startWriting, type Row, type WritingStack } from './writingStack';

const NO_DUE = Number.MAX_SAFE_INTEGER;
let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const find = async (table: string, id: string, order: string): Promise<Row[]> =>
  stack.rows(`SELECT * FROM ${table} WHERE ${table === 'report' ? 'id' : 'report_id'} = ? ORDER BY ${order}`, [id]);

async function readCase({ reportId }: Pick<Case, 'reportId'>) {
  const events = await stack.rows('SELECT * FROM outbox WHERE aggregate_id = ? ORDER BY aggregate_version', [reportId]);
  return {
    report: (await find('report', reportId, 'id'))[0] as Row,
    assignments: await find('assignment', reportId, 'role, agency_id'),
    clocks: (await find('clock', reportId, 'seq')).map(
      (row) => `${row.kind} ${row.stopped_at === null ? 'runs' : 'stopped'}`,
    ),
    last: (await find('history', reportId, 'version')).at(-1) as Row,
    event: JSON.parse(events.at(-1)?.payload) as Row,
    eventVersions: events.map((row) => row.aggregate_version),
  };
}

describe('submitReport', () => {
  it('writes the report, its clock, its first history row and its event', async () => {
    const input = newReport({
      ...{ areaCode: '32.73', incidentDate: '2026-08-30', incidentPlace: 'Jl. Asia Afrika', targetAgencyId: CITY },
      ...{ anonymous: true, confidential: true, channel: 'ANDROID' },
    });
    const { report, trackingSecret } = succeed(await stack.call(SITI, 'submitReport', input));
    expect(report).toMatchObject({ version: 1, status: 'SUBMITTED' });
    expect(trackingSecret).toMatch(/^[\w-]{43}$/);
    const written = await readCase({ reportId: report.id });
    expect(written.report).toMatchObject({
      ...{ title: input.title, body: input.body, area_code: '32.73', incident_date: '2026-08-30' },
      ...{ incident_place: 'Jl. Asia Afrika', target_agency_id: CITY, is_anonymous: 1, is_confidential: 1 },
      ...{ channel: 'ANDROID', category_code: CATEGORY, reporter_id: SITI.id, submitted_by_client_id: null },
      ...{ external_reference: null, supervision: 'NON_SUPERVISORY', is_public: 0, submitted_at: START, version: 1 },
      ...{ due_clock: 'VERIFY', verified_at: null, lead_agency_id: null },
    });
    expect(written.report.tracking_id).toMatch(/^[1-9]\d{8}$/);
    // Three working days after 1 September, to the end of the day in Jakarta.
    expect(new Date(written.report.due_at).toISOString()).toBe('2026-09-04T16:59:59.999Z');
    expect(written.clocks).toEqual(['VERIFY runs']);
    expect(written.last).toMatchObject({ version: 1, action: 'SUBMIT', from_status: null, to_status: 'SUBMITTED' });
    // An id in the history of an anonymous report would be a pseudonym.
    expect(written.last).toMatchObject({ actor_role: 'REPORTER', actor_operator_id: null, actor_client_id: null });
    expect(written.event).toMatchObject({ action: 'SUBMIT', version: 1, before: null, assignments: [] });
    expect(JSON.stringify(written.event)).not.toMatch(new RegExp(`${SITI.id}|Lampu|gelap|Asia`));
  });

  it('by an agency’s system keeps its channel and number, and no reporter', async () => {
    const input = newReport({ channel: 'WHATSAPP', externalReference: 'WA/2026/77' });
    const { report } = succeed(await stack.call(systemOf(CITY), 'submitReport', input));
    const written = await readCase({ reportId: report.id });
    expect(written.report).toMatchObject({ channel: 'WHATSAPP', external_reference: 'WA/2026/77', reporter_id: null });
    expect(written.report.submitted_by_client_id).toBe(systemOf(CITY).id);
    expect(written.last).toMatchObject({ actor_role: 'INTEGRATION_CLIENT', actor_client_id: systemOf(CITY).id });
  });
});

describe('disposeReport', () => {
  it('makes a lead and a supporting assignment with the columns of their inboxes, and starts their clocks', async () => {
    const made = await bringTo(stack, 'SUBMITTED');
    const at = (stack.clock.nowMs += 60_000);
    const disposal = { supportingAgencyIds: [CITY], unitId: UNIT, categoryCode: OTHER_CATEGORY };
    const input = { ...target(made), leadAgencyId: MINISTRY, ...disposal, supervision: 'SUPERVISORY' };
    const { report } = succeed(await stack.call(NATIONAL, 'disposeReport', input));
    expect(report).toMatchObject({ version: 2, status: 'DISPOSED' });
    const written = await readCase(made);
    expect(written.report).toMatchObject({
      ...{ status: 'DISPOSED', verified_at: at, lead_agency_id: MINISTRY, is_public: 1, version: 2, updated_at: at },
      ...{ category_code: OTHER_CATEGORY, supervision: 'SUPERVISORY', due_clock: 'FIRST_RESPONSE' },
    });
    const inbox = { report_status: 'DISPOSED', category_code: OTHER_CATEGORY, standing: 'OPEN', assigned_at: at };
    expect(written.assignments).toMatchObject([
      { ...inbox, role: 'LEAD', agency_id: MINISTRY, unit_id: UNIT, zone: 'WIB', status: 'PENDING' },
      { ...inbox, role: 'SUPPORTING', agency_id: CITY, unit_id: null, zone: 'WIT', status: 'PENDING' },
    ]);
    const [lead, supporting] = written.assignments as [Row, Row];
    // Five working days in either's own zone: Papua's day ends two hours earlier.
    expect(new Date(lead.due_at).toISOString()).toBe('2026-09-08T16:59:59.999Z');
    expect(new Date(supporting.due_at).toISOString()).toBe('2026-09-08T14:59:59.999Z');
    expect([lead.due_sort, lead.submitted_at]).toEqual([lead.due_at, written.report.submitted_at]);
    const started = ['FIRST_RESPONSE runs', 'FIRST_RESPONSE runs', 'RESOLVE runs', 'RESOLVE runs'];
    expect([written.clocks[0], ...written.clocks.slice(1).sort()]).toEqual(['VERIFY stopped', ...started]);
    expect(written.last).toMatchObject({ action: 'DISPOSE', from_status: 'SUBMITTED', actor_role: 'NATIONAL_ADMIN' });
    expect(written.event).toMatchObject({
      before: { status: 'SUBMITTED', categoryCode: CATEGORY, supervision: 'NON_SUPERVISORY', leadAgencyId: null },
      after: { status: 'DISPOSED', categoryCode: OTHER_CATEGORY, supervision: 'SUPERVISORY', leadAgencyId: MINISTRY },
    });
    expect(written.event.assignments).toMatchObject([
      { agencyId: MINISTRY, from: null, to: 'PENDING' },
      { agencyId: CITY },
    ]);
  });

  it('is open to the institution admin for a report that was sent straight to it', async () => {
    const made = await bringTo(stack, 'SUBMITTED', { report: { targetAgencyId: MINISTRY } });
    const input = { ...target(made), leadAgencyId: OFFICE, supportingAgencyIds: [MINISTRY] };
    expect(succeed(await stack.call(adminOf(MINISTRY), 'disposeReport', input)).report.status).toBe('DISPOSED');
    expect((await readCase(made)).last).toMatchObject({ actor_role: 'INSTITUTION_ADMIN', actor_agency_id: MINISTRY });
  });

  it('corrects the classification, and with it what a deadline is', async () => {
    const made = await bringTo(stack, 'DISPOSED', { disposal: { classification: 'ASPIRATION' } });
    const written = await readCase(made);
    expect(written.report).toMatchObject({ classification: 'ASPIRATION', supervision: null });
    const resolve = (await find('clock', made.reportId, 'seq')).find((row) => row.kind === 'RESOLVE');
    expect(resolve?.rule).toBe('RESOLVE_ASPIRATION_5_WD');
  });
});

describe('acceptAssignment', () => {
  it.each([
    ['a liaison', liaisonOf(MINISTRY), 'LIAISON'],
    ['an institution admin', adminOf(MINISTRY), 'INSTITUTION_ADMIN'],
    ['the agency’s system', systemOf(MINISTRY), 'INTEGRATION_CLIENT'],
  ])('by %s stops FIRST_RESPONSE and names the unit', async (_name, who, role) => {
    const made = await bringTo(stack, 'DISPOSED');
    const at = (stack.clock.nowMs += 60_000);
    const { report } = succeed(await stack.call(who, 'acceptAssignment', { ...target(made), unitId: UNIT }));
    expect(report).toMatchObject({ status: 'IN_PROGRESS', version: 3 });
    const written = await readCase(made);
    const [own] = written.assignments as [Row];
    expect(own).toMatchObject({ status: 'ACCEPTED', unit_id: UNIT, accepted_at: at, first_responded_at: at });
    expect(own).toMatchObject({ report_status: 'IN_PROGRESS', standing: 'OPEN' });
    expect(new Date(own.due_at).toISOString()).toBe('2026-09-21T16:59:59.999Z');
    expect(written.report).toMatchObject({ status: 'IN_PROGRESS', first_responded_at: at, due_clock: 'RESOLVE' });
    expect(written.clocks).toEqual(['VERIFY stopped', 'FIRST_RESPONSE stopped', 'RESOLVE runs']);
    expect(written.last).toMatchObject({ action: 'ACCEPT', actor_role: role, assignment_id: own.id });
    expect(written.event.assignments).toMatchObject([{ from: 'PENDING', to: 'ACCEPTED', firstRespondedAt: at }]);
  });

  it('takes a reply up again', async () => {
    const made = await bringTo(stack, 'REPORTER_REPLIED');
    const answer = succeed(await stack.call(liaisonOf(MINISTRY), 'acceptAssignment', target(made)));
    expect(answer.report.status).toBe('IN_PROGRESS');
    expect((await readCase(made)).report.has_reply).toBe(0);
  });
});

describe('publishResponse', () => {
  it('keeps the answer with its finding and author, and starts AUTO_CLOSE', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const at = (stack.clock.nowMs += 60_000);
    const who = systemOf(MINISTRY);
    const { report } = succeed(await stack.call(who, 'publishResponse', { ...target(made), ...RESPONSE }));
    expect(report).toMatchObject({ status: 'RESPONDED', version: 4 });
    const written = await readCase(made);
    const [own] = written.assignments as [Row];
    expect(await find('response', made.reportId, 'id')).toMatchObject([
      {
        ...{ assignment_id: own.id, agency_id: MINISTRY, author_client_id: who.id, author_operator_id: null },
        ...{ body: RESPONSE.body, finding: RESPONSE.finding, published_at: at },
      },
    ]);
    // Its own work is done: the inbox has no due date for it, and sorts it last.
    expect(own).toMatchObject({
      status: 'ANSWERED',
      answered_at: at,
      due_at: null,
      due_sort: NO_DUE,
      standing: 'OPEN',
    });
    expect(written.report).toMatchObject({ answered_at: at, due_clock: 'AUTO_CLOSE' });
    expect(written.clocks.at(-1)).toBe('AUTO_CLOSE runs');
    expect(JSON.stringify(written.event)).not.toContain(RESPONSE.body);
  });

  it('is RESPONDED only when every institution has answered', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS', { disposal: { supportingAgencyIds: [CITY] } });
    const first = await stack.call(liaisonOf(MINISTRY), 'publishResponse', { ...target(made), ...RESPONSE });
    expect(succeed(first).report.status).toBe('IN_PROGRESS');
    const next = { ...target(made), expectedVersion: made.expectedVersion + 1, ...RESPONSE };
    expect(succeed(await stack.call(liaisonOf(CITY), 'publishResponse', next)).report.status).toBe('RESPONDED');
  });
});

describe('what ends or answers a response', () => {
  it('replyToReport keeps the reply, and the lead owes a first response again', async () => {
    const made = await bringTo(stack, 'RESPONDED');
    const at = (stack.clock.nowMs += 60_000);
    const { report } = succeed(await stack.call(SITI, 'replyToReport', { ...target(made), ...REPLY }));
    expect(report.status).toBe('REPORTER_REPLIED');
    const written = await readCase(made);
    expect(await find('reply', made.reportId, 'id')).toMatchObject([{ body: REPLY.body, at }]);
    expect(written.report).toMatchObject({ has_reply: 1, due_clock: 'FIRST_RESPONSE' });
    expect(written.assignments[0]?.due_at).toBe(written.report.due_at);
    expect(written.last).toMatchObject({ action: 'REPLY', actor_role: 'REPORTER', assignment_id: null });
  });

  it('confirmResolution closes with the rating, and nothing is left in an inbox', async () => {
    const made = await bringTo(stack, 'RESPONDED');
    const at = (stack.clock.nowMs += 60_000);
    const { report } = succeed(await stack.call(SITI, 'confirmResolution', { ...target(made), rating: 4 }));
    expect(report.status).toBe('CLOSED');
    const written = await readCase(made);
    const closed = { status: 'CLOSED', close_reason: 'CONFIRMED', rating: 4, closed_at: at, is_public: 1 };
    expect(written.report).toMatchObject({ ...closed, due_at: null, due_clock: null, due_sort: NO_DUE });
    expect(written.assignments).toMatchObject([
      { status: 'DONE', ended_from: 'ANSWERED', ended_at: at, standing: 'RESTING' },
    ]);
    expect(written.clocks.filter((clock) => clock.endsWith('runs'))).toEqual([]);
    expect(written.event).toMatchObject({ after: { closeReason: 'CONFIRMED', rating: 4 } });
    expect(written.eventVersions).toEqual([1, 2, 3, 4, 5]);
  });

  it('closeReport closes with the national admin’s reason, and without a rating', async () => {
    const made = await bringTo(stack, 'RESPONDED');
    const input = { ...target(made), reason: 'LEGAL_PROCESS' };
    expect(succeed(await stack.call(NATIONAL, 'closeReport', input)).report.status).toBe('CLOSED');
    const { report, last } = await readCase(made);
    expect(report).toMatchObject({ close_reason: 'LEGAL_PROCESS', rating: null });
    expect(last).toMatchObject({ action: 'CLOSE', reason: 'LEGAL_PROCESS', actor_operator_id: NATIONAL.id });
  });
});
