// A national admin corrects the days off of a year (koreksi kalender kerja). Due dates that run follow later, by
// `jobs/recountDueDates.ts`: by then every copy of this process counts by the new calendar.
import { CodedError, Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import {
  listChangedDays,
  listConflicts,
  listCorrectionFaults,
  type CalendarCorrection,
  type CorrectionFault,
} from '../domain/calendarCorrection';
import type { CalendarYear } from '../domain/holiday';
import { insertCorrection } from '../store/calendarCorrections';
import { changeDaysOff, raiseYear, readDaysOff } from '../store/calendarYears';
import { bumpRevision } from '../store/ruleBook';
import { viewerOf } from './access/viewer';
import { checkMayWrite } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';

export interface CorrectCalendarInput extends CalendarCorrection {
  readonly idempotencyKey: string;
  readonly expectedVersion: number;
}

const MAX_NAME_LENGTH = 200;
const MAX_SOURCE_LENGTH = 300;

/** The year as it is afterwards. @throws Refusal */
export async function correctCalendar(ctx: ReportsContext, input: CorrectCalendarInput): Promise<CalendarYear> {
  checkMayWrite(ctx);
  if (!viewerOf(ctx).isNationalAdmin) throw new CodedError('FORBIDDEN', 'Only a national admin corrects the calendar.');
  const { idempotencyKey: key, ...args } = input;
  const correction = readCorrection(input);
  const { year } = correction;
  const outcome = { year };
  const { ruleBook } = ctx.services;
  await runIdempotent(ctx, { field: 'correctCalendar', key, args, outcome }, async (tx) => {
    if (!(await raiseYear(tx, ctx.db.dialect, { year, version: input.expectedVersion })))
      throw Refusal.of('VERSION_CONFLICT', 'expectedVersion');
    refuseIf(listConflicts(correction, await readDaysOff(tx, year)));
    const version = input.expectedVersion + 1;
    await changeDaysOff(tx, correction, version);
    await bumpRevision(tx);
    const at = ctx.clock.now();
    await insertCorrection(tx, {
      ...{ id: newId(), correction, version, at, operatorId: ctx.principal.id },
      ...{ changedDays: listChangedDays(correction), notBefore: at + ctx.services.calendarSettleMs },
    });
    return outcome;
  });
  await ruleBook.refresh();
  return ruleBook.yearOf(year);
}

/** @throws Refusal with everything that is wrong with it by itself */
function readCorrection({ year, add, remove }: CorrectCalendarInput): CalendarCorrection {
  const faults = new InputFaults();
  for (const { code, field, message } of listCorrectionFaults({ year, add, remove })) faults.add(code, field, message);
  const read = add.map(({ date, name, kind, source }, i) => ({
    ...{ date, kind },
    name: faults.text(name, `add.${i}.name`, MAX_NAME_LENGTH),
    source: faults.text(source, `add.${i}.source`, MAX_SOURCE_LENGTH),
  }));
  faults.throwIfAny();
  return { year, add: read, remove };
}

function refuseIf(found: readonly CorrectionFault[]): void {
  const faults = new InputFaults();
  for (const { code, field, message } of found) faults.add(code, field, message);
  faults.throwIfAny();
}
