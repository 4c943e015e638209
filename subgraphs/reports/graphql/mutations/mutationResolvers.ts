// Everything that the mutations add to the schema, for module.ts.
import { PAYLOAD_RESOLVERS } from './payload.resolver';
import { ReportMutations } from './report.mutations';
import { SUPPORT_RESOLVERS } from './support.mutations';
import { ThreadMutations } from './thread.mutations';
import { THREAD_PAYLOAD_RESOLVERS } from './thread.payload';

export const MUTATION_RESOLVERS = [
  ReportMutations,
  ThreadMutations,
  ...PAYLOAD_RESOLVERS,
  ...THREAD_PAYLOAD_RESOLVERS,
  ...SUPPORT_RESOLVERS,
] as const;
