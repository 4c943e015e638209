// Notices that policies or calendars have changed in the database, by another copy of this process or by a migration.
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import type { RuleBook } from '../store/ruleBook';

/** Running due dates are counted anew only `LAPOR_CALENDAR_SETTLE_MS` after a correction: by then nobody counts by the old one. */
const REFRESH_MS = 5_000;

export function followRules({ log }: Runtime, ruleBook: RuleBook): RunningJob {
  const timer = setInterval(() => {
    ruleBook.refresh().then(
      (isNew) => isNew && log.info('clock policies and calendars were read again'),
      (error: unknown) => log.error({ err: error }, 'clock policies and calendars could not be read again'),
    );
  }, REFRESH_MS);
  return {
    stop() {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
