// Notices that policies or calendars have changed in the database, by another copy of this process or by a migration.
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import type { RuleBook } from '../store/ruleBook';

/** Running due dates are counted anew only `LAPOR_CALENDAR_SETTLE_MS` after a correction: by then nobody counts by the old one. */
const REFRESH_MS = 5_000;

export function followRules({ log }: Runtime, ruleBook: RuleBook): RunningJob {
  return startRepeating({
    everyMs: REFRESH_MS,
    async run() {
      if (await ruleBook.refresh()) log.info('clock policies and calendars were read again');
    },
    onError: (error) => log.error({ err: error }, 'clock policies and calendars could not be read again'),
  });
}
