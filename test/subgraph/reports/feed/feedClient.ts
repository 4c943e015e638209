// An institution's system as the guide tells it: asks page after page, keeps what it applied and the cursor. For tests.
import type { Principal } from '../../../../schema/contract/principal';
import type { RunningReports } from '../support/startReports';

export interface Entry {
  readonly cursor: string;
  readonly reportId: string;
  readonly kind: string;
  readonly action: string | null;
  readonly version: number;
  readonly report: { readonly id: string; readonly status: string } | null;
}

export interface Page {
  readonly entries: Entry[];
  readonly hasMore: boolean;
  readonly endCursor: string;
}

export const CHANGES = `query ($first: Int!, $after: String, $from: FeedStart, $filter: ChangesFilter) {
  changes(first: $first, after: $after, from: $from, filter: $filter) {
    entries { cursor reportId kind action version at report { id status } }
    hasMore
    endCursor
  }
}`;

export async function readPage(
  reports: RunningReports,
  caller: Principal,
  variables: Record<string, unknown> = {},
): Promise<Page> {
  const { data, codes } = await reports.ask(caller, CHANGES, { first: 100, ...variables });
  if (codes.length > 0) throw new Error(`changes: ${codes.join()}`);
  return data.changes;
}

/** All entries behind `after`, and the cursor behind them. */
export async function readAll(
  reports: RunningReports,
  caller: Principal,
  variables: Record<string, unknown> = {},
): Promise<Page> {
  const entries: Entry[] = [];
  let after = variables.after;
  for (;;) {
    const page = await readPage(reports, caller, { ...variables, after });
    entries.push(...page.entries);
    if (!page.hasMore) return { ...page, entries };
    after = page.endCursor;
  }
}

/** Until the sequencer has numbered all that is committed. */
export async function settle({ db }: RunningReports): Promise<void> {
  for (;;) {
    const rows = (await db.reader.query('SELECT COUNT(*) AS pending FROM `outbox`')) as { pending: number }[];
    if (Number(rows[0]?.pending) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
