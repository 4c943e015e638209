// `report` of each mutation's payload: read after the change, under the caller's present rights.
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { ReportsContext } from '../../app/context';
import { reloadReport } from '../../app/loadReport';
import { readLastChange, type VersionConflictData } from '../../app/versionConflict';
import { Report } from '../report.type';
import { TimelineEntry } from '../timelineEntry.type';
import * as payloads from './payload.type';
import { VersionConflict } from './versionConflict.type';

/** One resolver a payload: type-graphql lets an abstract type have fields, but no field resolvers. */
export function createPayloadResolver(payload: ClassType<payloads.ReportPayload>) {
  @Resolver(() => payload)
  class PayloadResolver {
    @FieldResolver(() => Report, {
      nullable: true,
      description:
        'The report as you may see it now; null when nothing changed, or when the change took it out of your sight.',
    })
    report(@Root() { reportId }: payloads.ReportPayload, @Ctx() ctx: ReportsContext) {
      return reportId === null ? null : reloadReport(ctx, reportId);
    }
  }
  return PayloadResolver;
}

@Resolver(() => VersionConflict)
class VersionConflictResolver {
  @FieldResolver(() => TimelineEntry, {
    nullable: true,
    description:
      'The step that made the current version (perubahan terakhir): what was done, when, in which role and for which ' +
      'institution, as you may see it in the timeline. Null where the timeline does not show it to you.',
  })
  lastChange(@Root() conflict: VersionConflictData, @Ctx() ctx: ReportsContext) {
    return readLastChange(ctx, conflict);
  }
}

export const PAYLOAD_RESOLVERS = [
  VersionConflictResolver,
  ...[
    payloads.SubmitReportPayload,
    payloads.DisposeReportPayload,
    payloads.AcceptAssignmentPayload,
    payloads.PublishResponsePayload,
    payloads.ReplyToReportPayload,
    payloads.ConfirmResolutionPayload,
    payloads.CloseReportPayload,
    payloads.PostponeReportPayload,
    payloads.CompleteReportPayload,
    payloads.ArchiveReportPayload,
    payloads.RestoreReportPayload,
    payloads.MergeReportPayload,
    payloads.UnmergeReportPayload,
    payloads.ReturnAssignmentPayload,
    payloads.ForwardAssignmentPayload,
    payloads.AddAgencyPayload,
    payloads.TakeBackAssignmentPayload,
    payloads.DisposeToUnitPayload,
    payloads.AssignToOperatorPayload,
    payloads.NameLeadPayload,
    payloads.ReopenReportPayload,
    payloads.EscalateReportPayload,
    payloads.ReclassifyReportPayload,
    payloads.RecategoriseReportPayload,
    payloads.ChangeVisibilityPayload,
    payloads.WithdrawReportPayload,
  ].map(createPayloadResolver),
];
