// A month of the whole country in small: six reports a day in five places, and every way in which they can go on. Over the
// real gateway, by a clock that moves from working day to working day.
import { getAgency } from '../../../schema/reference/agencies';
import type { Token } from '../../support/askGateway';
import type { Scene } from '../support/openScene';
import { countLateClosings } from './recount';

export const AGENCIES = ['PEMKOT-3578', 'PEMKOT-3273', 'PEMKOT-3276', 'PEMPROV-32', 'PEMKOT-3271'] as const;
const AREAS = ['35.78', '32.73', '32.76', '32', '32.71'] as const;
const CATEGORIES = ['PU_JALAN_RUSAK', 'SOSIAL', 'PEKERJAAN_UMUM', 'NAKER_UPAH'] as const;
const CLASSIFICATIONS = ['COMPLAINT', 'COMPLAINT', 'INFORMATION_REQUEST', 'COMPLAINT', 'ASPIRATION'] as const;
const FINDINGS = ['SERVICE_IMPROVED', 'NEGLIGENCE', 'INFORMATION_GAP', 'STANDARD_BREACH', 'NOT_SUBSTANTIATED'] as const;
const ARCHIVE_REASONS = ['SPAM', 'TOO_GENERAL', 'UNCLEAR'] as const;
const REPORTS_A_DAY = 6;

type Fate =
  'waits' | 'archived' | 'withdrawn' | 'disposed' | 'returned' | 'accepted' | 'answered' | 'rated' | 'reopened';
/** How far a report gets; what has no end stays open. */
const FATES: readonly Fate[] = [
  ...(['rated', 'answered', 'disposed', 'archived', 'accepted', 'rated', 'returned'] as const),
  ...(['answered', 'waits', 'reopened', 'withdrawn', 'rated', 'answered'] as const),
];

interface Running {
  readonly id: string;
  readonly number: number;
  readonly fate: Fate;
  readonly born: number;
}

interface Step {
  readonly after: number;
  readonly run: (scene: Scene, report: Running) => Promise<unknown>;
}

const pick = <T>(values: readonly T[], number: number): T => values[number % values.length] as T;
const agencyOf = ({ number }: Running): string => pick(AGENCIES, number);
const reporterOf = ({ stack }: Scene, { number }: Running): Token => stack.tokens.asCitizen(number % 5);
const adminOf = ({ stack }: Scene, report: Running): Token => stack.tokens.asInstitutionAdmin(agencyOf(report));
const systemOf = ({ stack }: Scene, report: Running): Token => stack.tokens.asAgency(agencyOf(report));
const act =
  (who: (scene: Scene, report: Running) => Token, mutation: string, more: (report: Running) => object) =>
  (scene: Scene, report: Running) =>
    scene.act(who(scene, report), mutation, { reportId: report.id, ...more(report) });
const national = ({ stack }: Scene): Token => stack.tokens.asNationalAdmin();

const dispose = act(national, 'disposeReport', (report) => ({ leadAgencyId: getAgency(agencyOf(report)).id }));
const accept = act(systemOf, 'acceptAssignment', () => ({}));
const answer = act(systemOf, 'publishResponse', ({ number }) => ({ finding: pick(FINDINGS, number), body: 'Sudah.' }));
const confirm = act(reporterOf, 'confirmResolution', ({ number }) => ({ rating: 1 + (number % 5) }));
const archive = act(national, 'archiveReport', ({ number }) => ({ reason: pick(ARCHIVE_REASONS, number) }));
const withdraw = act(reporterOf, 'withdrawReport', () => ({}));
const giveBack = act(adminOf, 'returnAssignment', () => ({
  reason: 'NOT_COMPETENT',
  explanation: 'Bukan jalan kota.',
}));
const reopen = act(reporterOf, 'reopenReport', () => ({ reason: 'NOT_RESOLVED', explanation: 'Berlubang lagi.' }));

/** Days after it came in, by fate; a report's own number moves them apart. */
const STEPS: Readonly<Record<Fate, readonly Step[]>> = {
  waits: [],
  archived: [{ after: 1, run: archive }],
  withdrawn: [{ after: 2, run: withdraw }],
  disposed: [{ after: 2, run: dispose }],
  returned: [
    { after: 1, run: dispose },
    { after: 3, run: giveBack },
  ],
  accepted: [
    { after: 0, run: dispose },
    { after: 6, run: accept },
  ],
  answered: [
    { after: 1, run: dispose },
    { after: 2, run: accept },
    { after: 4, run: answer },
  ],
  rated: [
    { after: 0, run: dispose },
    { after: 3, run: answer },
    { after: 5, run: confirm },
  ],
  reopened: [
    ...[
      { after: 0, run: dispose },
      { after: 1, run: answer },
      { after: 2, run: confirm },
    ],
    ...[
      { after: 4, run: reopen },
      { after: 5, run: answer },
    ],
  ],
};

/** Plays until the day on which the month is published, and gives how many reports came in. */
export async function playMonth(scene: Scene, lastDayMs: number): Promise<number> {
  const running: Running[] = [];
  for (let day = 0; scene.now() < lastDayMs; day += 1) {
    for (let each = 0; each < REPORTS_A_DAY && day % 2 === 0; each += 1)
      running.push(await submit(scene, running.length, day));
    for (const report of running) {
      for (const { after, run } of STEPS[report.fate]) {
        if (report.born + after + (after > 0 ? report.number % 2 : 0) === day) await run(scene, report);
      }
    }
    scene.sleepOver();
    // The job that closes in silence runs by itself: it has its turn on each day, so that it closes on the day it should.
    await scene.until(
      () => countLateClosings(scene),
      (late) => late === 0,
    );
  }
  return running.length;
}

async function submit(scene: Scene, number: number, born: number): Promise<Running> {
  const fate = pick(FATES, number);
  const { id } = await scene.submit(scene.stack.tokens.asCitizen(number % 5), {
    areaCode: number % 9 === 8 ? null : pick(AREAS, number),
    categoryCode: pick(CATEGORIES, number),
    classification: pick(CLASSIFICATIONS, number),
    anonymous: number % 7 === 0,
    confidential: number % 11 === 0,
  });
  return { id, number, fate, born };
}
