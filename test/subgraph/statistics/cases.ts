// Lives of reports for the tests of statistics, played by the real rules of the case.
import type { AgencyPublished } from '../../../schema/contract/events';
import { seedId } from '../../../schema/reference/ids';
import { toReportChanged } from '../../../subgraphs/reports/app/reportEvent';
import type { CaseState } from '../../../subgraphs/reports/domain/caseState';
import { agency, play, type Step } from '../../unit/reports/domain/caseFixture';
import type { TimedEvent } from './eventSource';

const HOUR_MS = 3_600_000;

export const agencyId = (code: string): string => seedId('agency', `test-${code}`);

export function publishedAgency(
  code: string,
  parent: string | null = null,
  connectedSince: number | null = null,
): TimedEvent {
  const id = agencyId(code);
  const event: AgencyPublished = {
    ...{ kind: 'AgencyPublished', agencyId: id, code, agencyKind: 'CITY', timeZone: 'WIB', isActive: true, version: 1 },
    parentPath: parent === null ? id : `${agencyId(parent)}/${id}`,
    ...{ areaCode: null, provinceCode: null, connectedSince },
  };
  return { at: 1, event };
}

export interface CaseOptions {
  readonly agency: string;
  readonly at: number;
  readonly areaCode?: string | null;
  readonly categoryCode?: string;
  /** How far it gets: 1 submitted, 2 disposed, 3 accepted, 4 responded, 5 closed. */
  readonly steps?: number;
}

let serial = 0;

/** The events of one report; each step comes an hour after the one before it. */
function playCase({
  agency: code,
  at,
  areaCode = null,
  categoryCode = 'SOSIAL',
  steps = 5,
}: CaseOptions): TimedEvent[] {
  serial += 1;
  const content = {
    id: seedId('report', serial),
    categoryCode,
    areaCode,
    channel: 'WEBSITE' as const,
    targetAgencyId: null,
  };
  const assignment = { ...agency('a'), id: seedId('assignment', serial), agencyId: agencyId(code) };
  const own = { assignmentId: assignment.id };
  const plan: Omit<Step, 'at'>[] = [
    { action: 'SUBMIT', classification: 'COMPLAINT' },
    { action: 'DISPOSE', newAssignments: [assignment] },
    { action: 'ACCEPT', ...own },
    { action: 'PUBLISH_RESPONSE', ...own },
    { action: 'CONFIRM', rating: 4 },
  ];
  let state: CaseState | null = null;
  return plan.slice(0, steps).map((step, index) => {
    const then = at + index * HOUR_MS;
    const change = play(state, { ...step, at: then } as Step);
    state = change.after;
    return { at: then, event: toReportChanged(change, { content, actorRole: 'SYSTEM' }) };
  });
}

export function playCases(count: number, options: CaseOptions): TimedEvent[] {
  return Array.from({ length: count }, (_each, index) =>
    playCase({ ...options, at: options.at + index * 60_000 }),
  ).flat();
}
