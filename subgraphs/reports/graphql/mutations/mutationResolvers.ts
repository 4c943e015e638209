// Everything that the mutations add to the schema, for module.ts.
import { PAYLOAD_RESOLVERS } from './payload.resolver';
import { ReportMutations } from './report.mutations';

export const MUTATION_RESOLVERS = [ReportMutations, ...PAYLOAD_RESOLVERS] as const;
