// Plays random steps through the GraphQL of reports over a real database, and after each compares rows and offers with the model.
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { actOnDueCase } from '../../../../subgraphs/reports/app/actOnDueCase';
import { CITIZEN, MINISTRY, PROVINCE, REGENCY, asNobody, asReporter } from '../support/callers';
import type { Ask } from '../support/askDirectly';
import { TODAY, type RunningReports } from '../support/startReports';
import { ACTORS, canSee, type Actor } from './actors';
import { isPublic, leadOf, statusOf, type ModelCase } from './caseModel';
import { offersOf, planStep, type Draw } from './plans';
import { apply } from './rules';

type Row = Record<string, any>;

/** An expectation of jest's costs as much as a statement: it is asked only where there is a difference to show. */
function expectSame(told: unknown, meant: unknown): void {
  if (!isDeepStrictEqual(told, meant)) expect(told).toEqual(meant);
}

const START = TODAY;
const MINUTE = 60_000;

export class Lives {
  readonly cases: ModelCase[] = [];

  constructor(
    private readonly reports: RunningReports,
    private readonly ask: Ask,
    private readonly seen: Map<string, number>,
  ) {}

  private rows(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.reports.db.reader.query(sql, parameters);
  }

  private count(key: string): void {
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }

  async begin(count: number): Promise<void> {
    this.reports.clock.now = START;
    const targets = [null, REGENCY, PROVINCE, MINISTRY];
    for (let n = 0; n < count; n += 1) {
      const isNobody = n % 3 === 2;
      const input = {
        ...{ title: `Jalan rusak ${n}`, body: 'Berlubang.', classification: 'COMPLAINT', categoryCode: 'JALAN' },
        ...{ targetAgencyId: targets[n % targets.length], anonymous: n % 2 === 0, confidential: n % 4 === 3 },
      };
      const { report, trackingSecret } = await this.mutate(isNobody ? asNobody() : asReporter(), 'submitReport', input);
      this.cases.push({
        ...{
          id: report.id,
          secret: trackingSecret,
          reporter: isNobody ? null : CITIZEN,
          target: targets[n % 4] ?? null,
        },
        ...{ version: 1, stored: null, hasReply: false, wasVerified: false, isConfidential: input.confidential },
        ...{ classification: 'COMPLAINT', supervision: 'NON_SUPERVISORY', category: 'JALAN', isAtOmbudsman: false },
        ...{ closedAt: null, reopenings: 0, mergedInto: null, assignments: [], drafts: [], steps: ['SUBMIT'] },
        clocks: [{ kind: 'VERIFY', of: null, isPaused: false }],
      });
    }
    for (const each of this.cases) await this.compareRows(each);
  }

  /** A mutation: it does what the model says, or is refused as the model says, and then changes nothing. */
  async act(draw: Draw): Promise<void> {
    this.reports.clock.now += MINUTE;
    const at = this.reports.clock.now;
    const plan = planStep({ cases: this.cases, actors: ACTORS, at }, draw);
    const answer = await this.mutate(plan.actor.principal, plan.field, plan.input);
    const label = `${plan.actor.name} ${plan.action} on ${statusOf(plan.of)}`;
    expectSame([label, answer.codes], [label, plan.fault === null ? [] : [plan.fault]]);
    this.count(plan.fault ?? plan.action);
    if (plan.fault === 'VERSION_CONFLICT') this.compareConflict(plan.of, answer);
    if (plan.fault === null) plan.commit(answer.draftId);
    await (plan.fault === null ? this.compareRows(plan.of) : this.expectUntouched(plan.of));
    await this.compareView(plan.of, ACTORS[(draw.pick + draw.actor) % ACTORS.length] as Actor);
  }

  /** Time passes, and the system looks at each case: it acts exactly where a clock has run out. */
  async wait(hours: number): Promise<void> {
    this.reports.clock.now += hours * 3_600_000;
    const at = this.reports.clock.now;
    for (const of of this.cases) {
      const expected = await this.findDue(of, at);
      const { db, services } = this.reports;
      const change = await db.write((tx) => actOnDueCase({ db, services }, tx, { reportId: of.id, at }));
      expectSame([statusOf(of), change?.action ?? null], [statusOf(of), expected]);
      if (expected === null) continue;
      apply(of, { action: expected, at, actor: ACTORS[0] as Actor, own: null, agencies: [], unit: null });
      this.count(`system ${expected}`);
      await this.compareRows(of);
    }
  }

  private async findDue(of: ModelCase, at: number): Promise<string | null> {
    const [report] = await this.rows('SELECT wake_at FROM report WHERE id = ?', of.id);
    const clocks = await this.rows(
      'SELECT kind, due_at, escalated_at FROM clock WHERE report_id = ? AND stopped_at IS NULL AND paused_at IS NULL',
      of.id,
    );
    const late = clocks.filter(({ due_at }) => at > Number(due_at));
    const has = (kind: string): boolean => late.some((clock) => clock.kind === kind);
    const isUnflagged = late.some(
      ({ kind, escalated_at }) => escalated_at === null && !/AUTO_CLOSE|COMPLETE/.test(kind),
    );
    const due = has('AUTO_CLOSE') ? 'AUTO_CLOSE' : has('COMPLETE') ? 'EXPIRE' : isUnflagged ? 'ESCALATE' : null;
    expectSame(report?.wake_at !== null && Number(report?.wake_at) < at, due !== null);
    return due;
  }

  private async mutate(who: Principal, field: string, input: object): Promise<Row> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
    const more =
      field === 'submitReport'
        ? 'trackingSecret'
        : `versionConflict { currentVersion lastChange { version action actorRole } } ${field === 'draftResponse' ? 'draft { id }' : ''}`;
    const text = `mutation ($input: ${type}) { ${field}(input: $input) { report { id version status } userErrors { code } ${more} } }`;
    const { data, codes } = await this.ask(who, text, { input: { idempotencyKey: newId(), ...input } });
    const payload = data?.[field] ?? {};
    const faults = (payload.userErrors ?? []).map(({ code }: Row) => code as string);
    return { ...payload, draftId: payload.draft?.id ?? null, codes: [...new Set([...codes, ...faults])] };
  }

  private async expectUntouched(of: ModelCase): Promise<void> {
    const [row] = await this.rows('SELECT version, status FROM report WHERE id = ?', of.id);
    expectSame(row, { version: of.version, status: statusOf(of) });
  }

  private compareConflict(of: ModelCase, { versionConflict }: Row): void {
    expectSame(versionConflict?.currentVersion, of.version);
    const last = versionConflict.lastChange;
    if (last !== null) expectSame([last.version, last.action], [of.version, of.steps.at(-1)]);
  }

  /** Rows of one case, and nothing of them missing in the model. New assignments tell their ids. */
  async compareRows(of: ModelCase): Promise<void> {
    const [report] = await this.rows('SELECT * FROM report WHERE id = ?', of.id);
    const assignments = await this.rows('SELECT * FROM assignment WHERE report_id = ? ORDER BY assigned_at, id', of.id);
    const clocks = await this.rows('SELECT * FROM clock WHERE report_id = ? AND stopped_at IS NULL', of.id);
    const history = await this.rows(
      'SELECT version, action, to_status FROM history WHERE report_id = ? ORDER BY version',
      of.id,
    );
    for (const each of of.assignments) each.id ||= this.findNew(of, assignments, each.agency);
    const status = statusOf(of);
    const lead = leadOf(of);
    const row = {
      ...{ status, version: of.version, has_reply: Number(of.hasReply), reopen_count: of.reopenings },
      ...{ is_public: Number(isPublic(of)), is_confidential: Number(of.isConfidential), category_code: of.category },
      ...{ classification: of.classification, supervision: of.supervision, merged_into_id: of.mergedInto },
      ...{ closed_at: of.closedAt, ...(lead && { lead_agency_id: lead.agency }) },
    };
    expectSame(Object.fromEntries(Object.keys(row).map((name) => [name, report?.[name]])), row);
    const told = assignments.map((row) => [
      row.id,
      row.agency_id,
      row.role,
      row.status,
      row.unit_id,
      row.assignee_operator_id,
      row.report_status,
    ]);
    const meant = of.assignments.map((each) => [
      each.id,
      each.agency,
      each.role,
      each.status,
      each.unit,
      each.assignee,
      status,
    ]);
    expectSame(told.sort(), meant.sort());
    const runs = clocks.map((row) => `${row.kind} ${row.assignment_id} ${row.paused_at === null ? 'runs' : 'pauses'}`);
    const should = of.clocks.map((each) => `${each.kind} ${each.of?.id ?? null} ${each.isPaused ? 'pauses' : 'runs'}`);
    expectSame(runs.sort(), should.sort());
    expectSame(
      history.map(({ version, action }) => `${version} ${action}`),
      of.steps.map((step, n) => `${n + 1} ${step}`),
    );
    expectSame(history.at(-1)?.to_status, status);
  }

  private findNew(of: ModelCase, rows: readonly Row[], agency: string): string {
    const known = new Set(of.assignments.map(({ id }) => id));
    return rows.find((row) => row.agency_id === agency && !known.has(row.id))?.id as string;
  }

  /** What one viewer is shown and offered. */
  async compareView(of: ModelCase, actor: Actor): Promise<void> {
    const at = this.reports.clock.now;
    const shown = 'status version availableTransitions { action mutation assignments { id } }';
    const [row] = actor.hasSecret ? await this.rows('SELECT tracking_id FROM report WHERE id = ?', of.id) : [];
    const { data, codes } = actor.hasSecret
      ? await this.ask(
          actor.principal,
          `query ($t: String!, $s: String!) { report: trackReport(trackingId: $t, secret: $s) { ${shown} } }`,
          { t: row?.tracking_id, s: of.secret },
        )
      : await this.ask(actor.principal, `query ($id: ID!) { report(id: $id) { ${shown} } }`, { id: of.id });
    if (!canSee(of, actor)) {
      expectSame([actor.name, codes, data?.report ?? null], [actor.name, ['NOT_FOUND'], null]);
      return;
    }
    const { report } = data;
    expectSame([actor.name, codes, report?.status, report?.version], [actor.name, [], statusOf(of), of.version]);
    const offered = report.availableTransitions.map(({ action }: Row) => action as string);
    expectSame([actor.name, statusOf(of), offered.sort()], [actor.name, statusOf(of), offersOf(of, actor, at).sort()]);
  }

  /** One case as everybody is shown it. */
  async compareViews(which: number): Promise<void> {
    const of = this.cases[which % this.cases.length] as ModelCase;
    for (const actor of ACTORS) await this.compareView(of, actor);
  }
}
