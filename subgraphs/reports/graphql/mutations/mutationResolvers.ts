// Everything that the mutations add to the schema, for module.ts.
import { PAYLOAD_RESOLVERS } from './payload.resolver';
import { ReportMutations } from './report.mutations';
import { ThreadMutations } from './thread.mutations';
import { THREAD_PAYLOAD_RESOLVERS } from './thread.payload';

export const MUTATION_RESOLVERS = [
  ReportMutations,
  ThreadMutations,
  ...PAYLOAD_RESOLVERS,
  ...THREAD_PAYLOAD_RESOLVERS,
] as const;
