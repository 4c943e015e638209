// Reads one case whole for a change, its report row locked until the end of the transaction.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { readTogether } from '../../../platform/db/sendTogether';
import type { CaseState } from '../domain/caseState';
import type { Channel } from '../domain/states';
import { AssignmentEntity } from './assignment.entity';
import { toCaseState, type ReportContent } from './caseRows';
import { ClockEntity } from './clock.entity';
import { buildSelect, toRows } from './readRows';
import { ReportEntity } from './report.entity';

export interface LockedCase {
  readonly content: ReportContent;
  readonly isPublic: boolean;
  readonly state: CaseState;
  /** Hash of the last step in the case log. */
  readonly logHead: string | null;
  /** The other case that was asked for and locked with it: the primary of a merge. */
  readonly companion?: LockedCase;
}

/** Null if there is none; a hidden report costs the same three statements as a missing one, and so do two cases. */
export async function lockCase(
  tx: EntityManager,
  dialect: Dialect,
  reportId: string,
  companionId: string | null = null,
): Promise<LockedCase | null> {
  // One statement locks both rows in the order of their keys: two merges the other way round wait for each other.
  const parameters = companionId === null ? [reportId] : [reportId, companionId].sort();
  const isOne = parameters.length === 1 ? '= ?' : 'IN (?, ?)';
  const [reports, assignments, clocks] = await readCases(tx, dialect, { isOne, parameters });
  const pick = (id: string | null): LockedCase | undefined => {
    const report = reports.find((row) => row.id === id);
    if (!report) return undefined;
    const ofReport = <R extends { readonly reportId: string }>(rows: R[]): R[] =>
      rows.filter((row) => row.reportId === id);
    const { isPublic, logHead = null } = report;
    const state = toCaseState(report, ofReport(assignments), ofReport(clocks));
    return { content: toContent(report), isPublic, state, logHead };
  };
  const locked = pick(reportId);
  return locked ? { ...locked, companion: pick(companionId) } : null;
}

type CaseRows = [ReportEntity[], AssignmentEntity[], ClockEntity[]];

/** The lock comes first: what follows is as it was left by whoever held it before. */
async function readCases(
  tx: EntityManager,
  dialect: Dialect,
  { isOne, parameters }: { readonly isOne: string; readonly parameters: readonly string[] },
): Promise<CaseRows> {
  const locking = { rest: `WHERE x.id ${isOne} ORDER BY x.id ${dialect.lockRow}`, parameters, isWhole: true };
  const ofAssignments = { rest: `WHERE x.report_id ${isOne} ORDER BY x.assigned_at, x.id`, parameters };
  const ofClocks = { rest: `WHERE x.report_id ${isOne} ORDER BY x.seq`, parameters };
  const [reports, assignments, clocks] = await readTogether(tx, dialect, [
    buildSelect(tx, ReportEntity, locking),
    buildSelect(tx, AssignmentEntity, ofAssignments),
    buildSelect(tx, ClockEntity, ofClocks),
  ]);
  return [
    toRows<ReportEntity>(tx, ReportEntity, reports),
    toRows<AssignmentEntity>(tx, AssignmentEntity, assignments),
    toRows<ClockEntity>(tx, ClockEntity, clocks),
  ];
}

function toContent(row: ReportEntity): ReportContent {
  const { id, trackingId, reporterId, submittedByClientId, externalReference, isAnonymous, isConfidential } = row;
  const { title, body, categoryCode, areaCode, incidentDate, incidentPlace, targetAgencyId } = row;
  const { mergedIntoId, ombudsmanSince } = row;
  const channel: Channel = row.channel;
  return {
    ...{ id, trackingId, reporterId, submittedByClientId, externalReference, isAnonymous, isConfidential },
    ...{ title, body, categoryCode, areaCode, incidentDate, incidentPlace, channel, targetAgencyId },
    ...{ mergedIntoId, ombudsmanSince },
  };
}
