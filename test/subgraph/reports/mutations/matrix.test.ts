// Every state × action × role, tried through the schema on real rows: who may is served, who may not is refused with the code that
// the domain's table means, and nothing has changed then; and each is offered exactly what would work.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { MUTATION_OF } from '../../../../subgraphs/reports/app/mutationOf';
import type { ReportAction } from '../../../../subgraphs/reports/domain/states';
import { MAY } from '../../../unit/reports/domain/mayMatrix';
import { NEIGHBOUR, REGENCY } from '../support/callers';
import { FIRST_SUBMITTED_AT, type InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import {
  ACTIONS,
  BY_SECRET,
  ROLES,
  STATES,
  inputOf,
  insertDraft,
  makeCase,
  type MatrixRole,
  type MatrixState,
  type Primaries,
} from './matrixCases';

let reports: RunningReports;
let primaries: Primaries;

beforeAll(async () => {
  reports = await startReports({ hasSequencer: false });
  const of = { submittedAt: FIRST_SUBMITTED_AT };
  primaries = {
    ofRegency: (await reports.insertCase({ ...of, steps: [{ action: 'DISPOSE', lead: REGENCY }] })).id,
    ofNeighbour: (await reports.insertCase({ ...of, targetAgencyId: NEIGHBOUR })).id,
  };
});

afterAll(() => reports.close());

/** Whether the one institution's assignment lets it: it accepts once. */
const isOpenToOwn = (action: ReportAction, { letter }: MatrixState): boolean =>
  !(action === 'ACCEPT' && letter === 'I');

function judge(action: ReportAction, state: MatrixState, role: MatrixRole): string {
  const isBySecret = role.hasSecret === true && BY_SECRET.includes(action);
  const canSee = role.hasSecret ? isBySecret || state.isPublic : role.sees(state) || (state.isPublic && !role.isBlind);
  if (!canSee) return 'NOT_FOUND';
  const own = (role.hasSecret && !isBySecret ? [] : role.relations(state)).map((relation) => MAY[action][relation]);
  const isIn = (letters: string | undefined): boolean => letters?.includes(state.letter) ?? false;
  if (own.some(isIn)) return isOpenToOwn(action, state) ? 'OK' : 'TRANSITION_NOT_ALLOWED';
  const isForOthers = Object.values(MAY[action]).some(isIn);
  return own.every((letters) => letters === undefined) || isForOthers ? 'FORBIDDEN' : 'TRANSITION_NOT_ALLOWED';
}

async function attempt(action: ReportAction, role: MatrixRole, made: InsertedCase, draftId: string | null) {
  const field = MUTATION_OF[action] as string;
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { ${field}(input: $input) { report { version } userErrors { code field } } }`;
  const input = {
    ...{ idempotencyKey: newId(), ...inputOf({ action, role, made, primaries, draftId }) },
    ...(role.hasSecret && BY_SECRET.includes(action) ? { secret: reports.secretOf(made.id) } : {}),
  };
  const { data, codes } = await reports.askDirectly(role.who, text, { input });
  const { userErrors = [], report = null } = data?.[field] ?? {};
  const faults = [...codes, ...userErrors.map(({ code }: { code: string }) => code)];
  if (faults.length > 0) return faults.join();
  // Who hides a report from the public, or withdraws it, may not see it any more.
  return report === null || report.version === made.state.version + 1 ? 'OK' : `version ${report.version}`;
}

const versionOf = async ({ id }: InsertedCase): Promise<number> =>
  Number((await reports.db.reader.query('SELECT version FROM report WHERE id = ?', [id]))[0].version);

const OFFERS = '{ availableTransitions { action mutation } } }';

async function listOffers({ who, hasSecret }: MatrixRole, { id, trackingId }: InsertedCase): Promise<string[] | null> {
  const { data } = hasSecret
    ? await reports.askDirectly(
        who,
        `query ($t: String!, $s: String!) { report: trackReport(trackingId: $t, secret: $s) ${OFFERS}`,
        {
          t: trackingId,
          s: reports.secretOf(id),
        },
      )
    : await reports.askDirectly(who, `query ($id: ID!) { report(id: $id) ${OFFERS}`, { id });
  return data?.report?.availableTransitions.map(({ action }: { action: string }) => action) ?? null;
}

const OF_DRAFTS: readonly ReportAction[] = ['APPROVE_RESPONSE', 'DISCARD_RESPONSE'];

describe.each(STATES)('a report in $name', (state) => {
  it(`answers each of ${ACTIONS.length * ROLES.length} attempts as the table says`, async () => {
    const untouched = await makeCase(reports, state, primaries);
    const wrong: string[] = [];
    for (const action of ACTIONS) {
      for (const role of ROLES) {
        const meant = judge(action, state, role);
        const made = meant === 'OK' ? await makeCase(reports, state, primaries, action) : untouched;
        const draftId = meant === 'OK' && OF_DRAFTS.includes(action) ? await insertDraft(reports, made) : null;
        const told = await attempt(action, role, made, draftId);
        const isDone = (await versionOf(made)) > made.state.version;
        if (told !== meant || isDone !== (meant === 'OK'))
          wrong.push(`${role.name} ${action}: ${told} instead of ${meant}${isDone ? ', changed' : ''}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('offers each what would work, and of drafts only where there is one', async () => {
    const made = await makeCase(reports, state, primaries);
    const expectOffers = async (hasDraft: boolean): Promise<void> => {
      for (const role of ROLES) {
        const works = ACTIONS.filter((action) => judge(action, state, role) === 'OK');
        // The only institution leads already.
        const meant = works.filter((action) => action !== 'NAME_LEAD' && (hasDraft || !OF_DRAFTS.includes(action)));
        const sees = role.sees(state) || (state.isPublic && !role.isBlind);
        expect([role.name, (await listOffers(role, made))?.sort() ?? null]).toEqual([
          role.name,
          sees ? meant.sort() : null,
        ]);
      }
    };
    await expectOffers(false);
    if (!state.isHeld) return;
    const draftId = await insertDraft(reports, made);
    await expectOffers(true);
    await reports.db.write((tx) => tx.query("UPDATE response_draft SET status = 'APPROVED' WHERE id = ?", [draftId]));
    const offers = await Promise.all(ROLES.map((role) => listOffers(role, made)));
    expect(offers.flatMap((actions) => actions ?? [])).not.toContain('APPROVE_RESPONSE');
  });
});
