// Apollo Server over the engine, and the one plugin that decides what of its answers leaves. Called by startGateway.ts.
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { ERRORS } from '../../schema/contract/errors';
import type { Engine, GatewayContext } from '../engine/engine';
import type { Limits } from '../guard/limits';
import { maskErrors } from './maskErrors';

export type GatewayApollo = ApolloServer<GatewayContext>;

export async function startApollo({ gateway }: Engine, limits: Limits): Promise<GatewayApollo> {
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    // body.ts guards GET by Sec-Fetch-Site and Origin, and POST by its content type.
    csrfPrevention: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    validationOptions: { maxErrors: limits.validationErrors },
    plugins: [
      answerPlugin,
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/** Masks errors, takes out `extensions`, sets the status of answers without data, and notes what the log needs. */
const answerPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response, errors: originals }) {
        if (response.body.kind !== 'single') throw new Error('Incremental answers are not served.');
        const result = response.body.singleResult as FormattedExecutionResult;
        delete result.extensions;
        contextValue.outcome.isMasked = true;
        if (result.errors === undefined) return;
        // The formatted errors have lost where they come from.
        result.errors = maskErrors(originals ?? result.errors, contextValue);
        const code = contextValue.outcome.code ?? 'INTERNAL';
        // Without `data` nothing was executed, and the status says so; a partial answer stays 200.
        if (result.data === undefined) response.http.status = ERRORS[code].status;
      },
    };
  },
};
