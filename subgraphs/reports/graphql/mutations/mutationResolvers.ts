// Everything that the mutations add to the schema, for module.ts.
import { AttachmentMutations } from './attachment.mutations';
import { BulkMutations } from './bulk.mutations';
import { BulkResultResolver } from './bulk.payload';
import { CalendarMutations } from './calendar.mutations';
import { PAYLOAD_RESOLVERS } from './payload.resolver';
import { ReportMutations } from './report.mutations';
import { RESPONSE_TEMPLATE_RESOLVERS } from './responseTemplate.mutations';
import { SUPPORT_RESOLVERS } from './support.mutations';
import { ReporterMutations } from './reporter.mutations';
import { RoutingMutations } from './routing.mutations';
import { ThreadMutations } from './thread.mutations';
import { THREAD_PAYLOAD_RESOLVERS } from './thread.payload';
import { VerificationMutations } from './verification.mutations';
import { WorkdayMutations } from './workday.mutations';

export const MUTATION_RESOLVERS = [
  ReportMutations,
  ReporterMutations,
  RoutingMutations,
  VerificationMutations,
  ThreadMutations,
  WorkdayMutations,
  BulkMutations,
  BulkResultResolver,
  AttachmentMutations,
  CalendarMutations,
  ...PAYLOAD_RESOLVERS,
  ...THREAD_PAYLOAD_RESOLVERS,
  ...SUPPORT_RESOLVERS,
  ...RESPONSE_TEMPLATE_RESOLVERS,
] as const;
