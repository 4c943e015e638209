// Reads one case whole for a change, its report row locked until the end of the transaction.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { CaseState } from '../domain/caseState';
import type { Channel } from '../domain/states';
import { AssignmentEntity } from './assignment.entity';
import { toCaseState, type ReportContent } from './caseRows';
import { ClockEntity } from './clock.entity';
import { selectRows } from './readRows';
import { ReportEntity } from './report.entity';

export interface LockedCase {
  readonly content: ReportContent;
  readonly isPublic: boolean;
  readonly state: CaseState;
  /** Hash of the last step in the case log. */
  readonly logHead: string | null;
}

/** Null if there is none; a hidden report costs the same three statements as a missing one. */
export async function lockCase(tx: EntityManager, dialect: Dialect, reportId: string): Promise<LockedCase | null> {
  const key = [reportId];
  const [report] = await selectRows<ReportEntity>(tx, ReportEntity, {
    rest: `WHERE x.id = ? ${dialect.lockRow}`,
    parameters: key,
    isWhole: true,
  });
  const assignments = await selectRows<AssignmentEntity>(tx, AssignmentEntity, {
    rest: 'WHERE x.report_id = ? ORDER BY x.assigned_at, x.id',
    parameters: key,
  });
  const clocks = await selectRows<ClockEntity>(tx, ClockEntity, {
    rest: 'WHERE x.report_id = ? ORDER BY x.seq',
    parameters: key,
  });
  if (report === undefined) return null;
  const { isPublic, logHead = null } = report;
  return { content: toContent(report), isPublic, state: toCaseState(report, assignments, clocks), logHead };
}

function toContent(row: ReportEntity): ReportContent {
  const { id, trackingId, reporterId, submittedByClientId, externalReference, isAnonymous, isConfidential } = row;
  const { title, body, categoryCode, areaCode, incidentDate, incidentPlace, targetAgencyId } = row;
  const channel: Channel = row.channel;
  return {
    ...{ id, trackingId, reporterId, submittedByClientId, externalReference, isAnonymous, isConfidential },
    ...{ title, body, categoryCode, areaCode, incidentDate, incidentPlace, channel, targetAgencyId },
  };
}
