// Asks the schema of reports without HTTP, signature and Apollo Server around it, each text parsed and validated once: for tests
// that ask a hundred thousand times. Same resolvers, same database, same codes of errors.
import { execute, parse, validate, type DocumentNode, type GraphQLError } from 'graphql';
import { newId } from '../../../../platform/ids';
import { buildSubgraphSchema } from '../../../../platform/graphql/buildSubgraphSchema';
import type { RequestContext } from '../../../../platform/subgraph/context';
import { createErrorFormatter } from '../../../../platform/subgraph/formatError';
import type { Runtime } from '../../../../platform/subgraph/module';
import { createBudgetedResolver } from '../../../../platform/subgraph/textBudget';
import type { Principal } from '../../../../schema/contract/principal';
import type { ReportsContext, ReportsServices } from '../../../../subgraphs/reports/app/context';
import { reportsModule } from '../../../../subgraphs/reports/module';

export type Ask = (
  caller: Principal,
  query: string,
  variables?: Record<string, unknown>,
) => Promise<{ readonly data: any; readonly codes: string[] }>;

export function createDirectAsk(runtime: Pick<Runtime, 'db' | 'clock' | 'log'>, services: ReportsServices): Ask {
  const schema = buildSubgraphSchema<RequestContext<ReportsServices>>(reportsModule.schema);
  const fieldResolver = createBudgetedResolver() as never;
  const toFormatted = createErrorFormatter(runtime.log);
  const codeOf = (error: GraphQLError): string => {
    const code = toFormatted(error.toJSON(), error).extensions?.code;
    return typeof code === 'string' ? code : 'INTERNAL';
  };
  const documents = new Map<string, DocumentNode>();
  const read = (query: string): DocumentNode => {
    const document = parse(query);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    documents.set(query, document);
    return document;
  };
  return async (principal, query, variableValues = {}) => {
    const contextValue: ReportsContext = {
      ...{ principal, requestId: newId(), deadlineMs: Date.now() + 5_000, ...runtime, services, loaders: new Map() },
    };
    const document = documents.get(query) ?? read(query);
    const { data, errors = [] } = await execute({ schema, document, variableValues, contextValue, fieldResolver });
    return { data, codes: errors.map(codeOf) };
  };
}
