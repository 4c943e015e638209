// The reports subgraph: reports, their assignments, deadlines and timelines; what citizens and institutions work with.
import { forgetOutcomes } from '../../platform/subgraph/forgetOutcomes';
import type { SubgraphModule } from '../../platform/subgraph/module';
import type { ReportsServices } from './app/context';
import { createReportsServices } from './createServices';
import { Assignment } from './graphql/assignment.type';
import { ATTACHMENT_RESOLVERS } from './graphql/attachment.resolver';
import { CASE_LOG_RESOLVERS } from './graphql/caseLog.resolver';
import { CategoryResolver } from './graphql/category.resolver';
import { Category } from './graphql/category.type';
import { ChangesResolver } from './graphql/changes.resolver';
import { ClockRulesResolver } from './graphql/clockRules.resolver';
import { DUE_CHANGE_RESOLVERS } from './graphql/dueChange.resolver';
import { InboxResolver } from './graphql/inbox.resolver';
import { MUTATION_RESOLVERS } from './graphql/mutations/mutationResolvers';
import {
  AssignmentResolver,
  DeadlineResolver,
  ReplyResolver,
  ResponseResolver,
  TimelineEntryResolver,
  TimelineRemarkResolver,
  RemarkResolver,
} from './graphql/records.resolver';
import { OpenIdentityResolver } from './graphql/openIdentity.resolver';
import { references } from './graphql/references';
import { ReportConnectionResolver, ReportResolver } from './graphql/report.resolver';
import { MyWorkResolver } from './graphql/myWork.resolver';
import { Report } from './graphql/report.type';
import { ReportFieldsResolver } from './graphql/reportFields.resolver';
import { ReportThreadResolver } from './graphql/reportThread.resolver';
import { THREAD_RESOLVERS } from './graphql/thread.resolver';
import { ResponseTemplateResolver } from './graphql/responseTemplate.resolver';
import { WorkloadResolver } from './graphql/workload.resolver';
import { anchorCaseLog } from './jobs/anchorCaseLog';
import { ReportLinksResolver } from './graphql/reportLinks.resolver';
import { actOnDueCases } from './jobs/actOnDueCases';
import { followAgencies } from './jobs/followAgencies';
import { followUsers } from './jobs/followUsers';
import { forgetDeliveries } from './jobs/forgetDeliveries';
import { followRules } from './jobs/followRules';
import { AddAssignees } from './migrations/addAssignees';
import { AddCaseLog } from './migrations/addCaseLog';
import { AddRemarkFiles } from './migrations/addRemarkFiles';
import { AddRights } from './migrations/addRights';
import { AddLogLeaves } from './migrations/addLogLeaves';
import { AddReportTerms } from './migrations/addReportTerms';
import { AddChangeFeed } from './migrations/addChangeFeed';
import { ChainOldCases } from './migrations/chainOldCases';
import { AddThread } from './migrations/addThread';
import { AddClockRules } from './migrations/addClockRules';
import { AddMergedInto } from './migrations/addMergedInto';
import { AddStepTexts } from './migrations/addStepTexts';
import { AddUnitsOfAgencies } from './migrations/addUnitsOfAgencies';
import { recountDueDates } from './jobs/recountDueDates';
import { removeFiles } from './jobs/removeFiles';
import { registerFileRoutes } from './http/fileRoutes';
import { CreateAttachments } from './migrations/createAttachments';
import { CreateReports } from './migrations/createReports';
import { seedReports } from './seed/seedReports';
import { isInUse } from './seed/seedStore';
import { AgencyRefEntity } from './store/agencyRef.entity';
import { AssignmentEntity } from './store/assignment.entity';
import { AttachmentEntity } from './store/attachment.entity';
import { CategoryEntity } from './store/category.entity';
import { ClockEntity } from './store/clock.entity';
import { deliverSequenced } from './store/deliveries';
import { DueChangeEntity } from './store/dueChange.entity';
import { HistoryEntity } from './store/history.entity';
import { InterimReplyEntity } from './store/interimReply.entity';
import { NoteEntity } from './store/note.entity';
import { ReplyEntity } from './store/reply.entity';
import { ReportEntity } from './store/report.entity';
import { ResponseEntity } from './store/response.entity';
import { ResponseDraftEntity } from './store/responseDraft.entity';
import { ResponseTemplateEntity } from './store/responseTemplate.entity';
import { StepTextEntity } from './store/stepText.entity';

export const reportsModule: SubgraphModule<ReportsServices> = {
  name: 'reports',
  entities: [
    ReportEntity,
    AssignmentEntity,
    ClockEntity,
    HistoryEntity,
    DueChangeEntity,
    ResponseEntity,
    ReplyEntity,
    ResponseDraftEntity,
    InterimReplyEntity,
    NoteEntity,
    ResponseTemplateEntity,
    StepTextEntity,
    CategoryEntity,
    AgencyRefEntity,
    AttachmentEntity,
  ],
  migrations: [
    CreateReports,
    AddThread,
    AddStepTexts,
    AddMergedInto,
    AddUnitsOfAgencies,
    AddCaseLog,
    ChainOldCases,
    AddReportTerms,
    AddChangeFeed,
    AddClockRules,
    AddAssignees,
    CreateAttachments,
    AddRights,
    AddLogLeaves,
    AddRemarkFiles,
  ],
  schema: {
    resolvers: [
      ReportResolver,
      ReportFieldsResolver,
      ReportLinksResolver,
      ReportThreadResolver,
      ResponseTemplateResolver,
      ...THREAD_RESOLVERS,
      ReportConnectionResolver,
      InboxResolver,
      ChangesResolver,
      MyWorkResolver,
      WorkloadResolver,
      AssignmentResolver,
      DeadlineResolver,
      TimelineEntryResolver,
      TimelineRemarkResolver,
      RemarkResolver,
      ResponseResolver,
      ReplyResolver,
      CategoryResolver,
      OpenIdentityResolver,
      ClockRulesResolver,
      ...DUE_CHANGE_RESOLVERS,
      ...ATTACHMENT_RESOLVERS,
      ...CASE_LOG_RESOLVERS,
      ...MUTATION_RESOLVERS,
    ],
    orphanedTypes: [Report, Assignment, Category],
    references,
  },
  callers: ['statistics'],
  isPublisher: true,
  onSequenced: deliverSequenced,
  createServices: createReportsServices,
  seed: seedReports,
  isInUse: ({ db }) => isInUse(db),
  migratedTables: ['clock_policy', 'clock_rule', 'calendar_year', 'holiday', 'rule_revision'],
  startJobs: (runtime, services) => [
    followAgencies(runtime, services.agencies),
    forgetOutcomes(runtime),
    forgetDeliveries(runtime),
    followRules(runtime, services.ruleBook),
    followUsers(runtime),
    anchorCaseLog(runtime, services.logKeys),
    actOnDueCases(runtime, services),
    recountDueDates(runtime, services),
    removeFiles(runtime, services.files),
  ],
  registerRoutes: registerFileRoutes,
};
