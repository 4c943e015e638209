// The databases of reports and statistics with the demonstration's data, for the tests of statements in this folder.
import { openPlace, type Place } from '../../bench/hot/openPlace';
import { bulkInsert } from '../../platform/db/bulkInsert';
import { buildParentPath, loadAgencies } from '../../schema/reference/agencies';
import type { AgencyPublished } from '../../schema/contract/events';
import { MEASURES, WHOLE_NATION } from '../../subgraphs/statistics/domain/measures';
import { storeAgencies } from '../../subgraphs/reports/store/agencyDirectory';
import { saveAgencyRefs } from '../../subgraphs/statistics/store/agencyRef.store';
import { createTestDatabase } from '../support/testDatabase';

export const UNTIL = '2026-11-22';

export interface SeededPlace extends Place {
  readonly isMariaDb: boolean;
}

export async function openSeededPlace(): Promise<SeededPlace> {
  const database = await createTestDatabase();
  const clock = { now: () => Date.parse(`${UNTIL}T20:00:00Z`) };
  const place = await openPlace({ dataDir: database.dataDir, urlOf: database.urlFor, seedUntil: UNTIL, clock });
  await fillAgencies(place);
  await fillCounters(place);
  return {
    ...place,
    isMariaDb: database.urlFor('reports') !== null,
    async close() {
      await place.close();
      await database.drop();
    },
  };
}

async function fillAgencies({ reports, statistics }: Place): Promise<void> {
  const agencies = loadAgencies().map((agency): AgencyPublished => ({
    ...{ kind: 'AgencyPublished', agencyId: agency.id, code: agency.code, parentPath: buildParentPath(agency) },
    ...{ agencyKind: agency.kind, timeZone: 'WIB', areaCode: null, provinceCode: null },
    ...{ isActive: true, connectedSince: 0, version: 1 },
  }));
  const { db } = reports.runtime;
  await db.write((tx) => storeAgencies(tx, db, agencies));
  await reports.services.agencies.refresh();
  const figures = statistics.runtime.db;
  await figures.write((tx) => saveAgencyRefs({ tx, dialect: figures.dialect, generation: 'current' }, agencies));
}

const DAYS = 60;
const dayOf = (n: number): string =>
  new Date(Date.parse(UNTIL) + (n - DAYS / 2) * 86_400_000).toISOString().slice(0, 10);

/** Counters of every institution and of the nation: as many rows as make an index worth its while. */
async function fillCounters({ statistics }: Place): Promise<void> {
  const members = [['NATION', WHOLE_NATION], ...loadAgencies().map(({ id }) => ['AGENCY', id])];
  const zeros = MEASURES.map(() => 1);
  const months = ['now', ...Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`)];
  const days = Array.from({ length: DAYS }, (_, n) => dayOf(n));
  await statistics.runtime.db.write(async (tx) => {
    const fill = (table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]) =>
      bulkInsert(tx, { table, columns: ['dimension', 'member', ...columns], rows });
    await fill(
      'monthly_count',
      ['month', ...MEASURES, 'overdue'],
      members.flatMap((of) => months.map((m) => [...of, m, ...zeros, 1])),
    );
    await fill(
      'daily_count',
      ['day', ...MEASURES],
      members.flatMap((of) => days.map((d) => [...of, d, ...zeros])),
    );
    await fill(
      'open_due',
      ['due_day', 'open_count'],
      members.flatMap((of) => days.map((d) => [...of, d, 1])),
    );
  });
}
