// Reads one case whole for a change, its report row locked until the end of the transaction.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { CaseState } from '../domain/caseState';
import type { Channel } from '../domain/states';
import { AssignmentEntity } from './assignment.entity';
import { toCaseState, type ReportContent } from './caseRows';
import { ClockEntity } from './clock.entity';
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
  const query = tx.createQueryBuilder(ReportEntity, 'r').addSelect('r.logHead');
  query.where('r.id = :reportId', { reportId });
  if (dialect.lockRow !== '') query.setLock('pessimistic_write');
  const report = await query.getOne();
  const assignments = await tx.find(AssignmentEntity, { where: { reportId }, order: { assignedAt: 'ASC', id: 'ASC' } });
  const clocks = await tx.find(ClockEntity, { where: { reportId }, order: { seq: 'ASC' } });
  if (report === null) return null;
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
