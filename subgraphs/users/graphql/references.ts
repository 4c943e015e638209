// Entities by key, as the gateway asks for them. Each authorises like any other read: nothing else guards it.
import type { ReferenceResolver } from '../../../platform/graphql/buildSubgraphSchema';
import { readApiClient } from '../app/readApiClient';
import { readIdentity } from '../app/readIdentity';
import { readOperator } from '../app/readOperator';
import { readGrantedReporter } from '../app/readReporter';
import type { UsersContext } from '../app/services';

export const usersReferences: Readonly<Record<string, ReferenceResolver<UsersContext>>> = {
  Operator: (key: { id: string }, ctx) => readOperator(ctx, key.id),
  Reporter: (key: { id: string; grant: string }, ctx) => readGrantedReporter(ctx, key),
  ReporterIdentity: (key: { grant: string }, ctx) => readIdentity(ctx, key.grant),
  ApiClient: (key: { id: string }, ctx) => readApiClient(ctx, key.id),
};
