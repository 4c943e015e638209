// A month of the country, played over the gateway; every figure that is served of it is counted again from the raw tables.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { openScene, type Scene } from '../support/openScene';
import { AGENCIES, playMonth } from './playMonth';
import * as recount from './recount';

const FROM = Date.parse('2026-03-01T00:00:00+07:00');
const UNTIL = Date.parse('2026-04-01T00:00:00+07:00');
const PUBLISHED = Date.parse('2026-04-02T00:00:00+07:00');
const COMMON = ['received', 'followedUp', 'responded', 'closed', 'reopened', 'returned', 'open'];
const OF_REPORTS = [...COMMON, 'verified', 'archived', 'disposed', 'autoClosed'];
const select = (names: readonly string[]): string => names.map((name) => `${name} { value isSuppressed }`).join(' ');
const RATE = '{ numerator denominator }';

let scene: Scene;
let facts: Awaited<ReturnType<typeof recount.readFacts>>;
let month: recount.Month;
let received = 0;

beforeAll(async () => {
  scene = await openScene();
  received = await playMonth(scene, PUBLISHED);
  month = { fromMs: FROM, untilMs: UNTIL, nowMs: scene.now() };
  // What the system does by itself follows at once; when nothing changes any more, everything is counted.
  let last = '';
  const isStill = async (): Promise<boolean> => {
    const before = last;
    const { watermark } = await ask('{ watermark }');
    const seen = await recount.readFacts(scene.stack);
    last = `${watermark} ${seen.steps.length}`;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    // The job that closes may not have had its turn since the clock was moved.
    return last === before && (recount.recountReports(seen, month).autoClosed ?? 0) > 0;
  };
  await scene.until(isStill, (still) => still);
  facts = await recount.readFacts(scene.stack);
}, 300_000);
afterAll(() => scene?.close(), 60_000);

async function ask(selection: string, who = scene.stack.tokens.asNationalAdmin() as any): Promise<any> {
  const { data, errors } = await scene.stack.query(
    who,
    `{ statistics(period: { year: 2026, month: 3 }) ${selection} }`,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.statistics;
}

const valuesOf = (figures: any, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, figures[name].value]));
const only = (counts: recount.Counts, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, counts[name]]));
const nonZero = (entries: any[]) =>
  Object.fromEntries(entries.filter(({ count }) => count.value > 0).map(({ code, count }) => [code, count.value]));

describe('a month of the country', () => {
  it('is large enough to say something', () => {
    expect(received).toBeGreaterThan(40);
    const counts = recount.recountReports(facts, month);
    for (const name of ['archived', 'closed', 'autoClosed', 'reopened', 'returned'])
      expect([name, counts[name]]).not.toEqual([name, 0]);
  });

  it('shows everybody national totals that are those of a recount', async () => {
    const { totals } = await ask(`{ totals { ${select(OF_REPORTS)} } }`, null);
    expect(valuesOf(totals, OF_REPORTS)).toEqual(recount.recountReports(facts, month));
  });

  it('shows clocks as a recount judges them', async () => {
    const { totals } = await ask(
      `{ totals { verifyOnTimeRate ${RATE} firstResponseOnTimeRate ${RATE} resolveOnTimeRate ${RATE} } }`,
    );
    const served = [totals.verifyOnTimeRate, totals.firstResponseOnTimeRate, totals.resolveOnTimeRate];
    const counted = ['VERIFY', 'FIRST_RESPONSE', 'RESOLVE'].map((kind) => recount.recountClock(facts, month, kind));
    expect(served.map(({ numerator, denominator }) => [numerator, denominator])).toEqual(counted);
  });

  it('shows findings, reasons and ratings as they were given', async () => {
    const { totals } = await ask(
      '{ totals { findings { code count { value } } archivedByReason { code count { value } } rating { count } } }',
    );
    const { findings, reasons, ratings } = recount.recountCodes(facts, month);
    expect(nonZero(totals.findings)).toEqual(findings);
    expect(nonZero(totals.archivedByReason)).toEqual(reasons);
    expect([totals.rating.count]).toEqual(ratings);
  });

  it('shows how long verification took, and how old the backlog was', async () => {
    const { durations, backlogByAge } = await ask(
      '{ durations { verify { n medianWorkingDays p90WorkingDays } } backlogByAge(at: "2026-03-31") { count { value } } }',
    );
    const [median, p90] = [0.5, 0.9].map((share) => recount.recountVerification(facts, month, share));
    expect(durations.verify).toEqual({ n: received, medianWorkingDays: median, p90WorkingDays: p90 });
    expect(backlogByAge.map(({ count }: any) => count.value)).toEqual(recount.recountAges(facts, month));
  });

  it.each(AGENCIES)('shows %s its own figures exactly', async (code) => {
    const names = ['received', 'followedUp', 'responded', 'returned'];
    const { id } = getAgency(code);
    const query = `{ agency(code: "${code}") { statistics(period: { year: 2026, month: 3 }) { figures { ${select(names)} } } } }`;
    const { data } = await scene.stack.query(scene.stack.tokens.asInstitutionAdmin(code), query);
    expect(valuesOf(data.agency.statistics.figures, names)).toEqual(recount.recountAgency(facts, month, id));
  });

  it('by province, category, channel and classification is that of a recount, and nothing else is published', async () => {
    const figures = `figures { ${select(COMMON.filter((name) => name !== 'open'))} }`;
    const lists = `{ byProvince(first: 100) { nodes { area { code } ${figures} } } byCategory(first: 100) { nodes { category { code } ${figures} } }
      byChannel { channel ${figures} } byClassification { classification supervision ${figures} } }`;
    const names = COMMON.filter((name) => name !== 'open');
    const [exact, published] = [await ask(lists), await ask(lists, null)];
    const entriesOf = (answer: any): [(report: any) => boolean, any][] => [
      ...answer.byProvince.nodes.map((node: any) => [
        (report: any) => recount.provinceOf(report) === (node.area?.code ?? null),
        node.figures,
      ]),
      ...answer.byCategory.nodes.map((node: any) => [
        (report: any) => recount.rootOf(report) === node.category.code,
        node.figures,
      ]),
      ...answer.byChannel.map((node: any) => [(report: any) => report.channel === node.channel, node.figures]),
      ...answer.byClassification
        .filter(({ supervision }: any) => supervision === null)
        .map((node: any) => [(report: any) => report.classification === node.classification, node.figures]),
    ];
    for (const [isMeant, shown] of entriesOf(exact)) {
      expect(valuesOf(shown, names)).toEqual(only(recount.recountReports(facts, month, isMeant), names));
    }
    for (const [isMeant, shown] of entriesOf(published)) {
      const counted = recount.recountReports(facts, month, isMeant);
      for (const name of names) {
        const { value, isSuppressed } = shown[name];
        if (isSuppressed) expect(value).toBeNull();
        else expect([name, value]).toEqual([name, Math.max(5, counted[name] ?? 0)]);
      }
    }
  });
});
