// Prints the four subgraphs and composes them: every generated file of schema/, as text. Called by buildSchemas.ts.
import { composeServices } from '@apollo/composition';
import { parse, printSchema } from 'graphql';
import { buildSubgraphSchema, printSubgraph } from '../../platform/graphql/buildSubgraphSchema';
import type { SubgraphModule, SubgraphName } from '../../platform/subgraph/module';
import { explainHint } from './acceptedHints';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- printing needs no services of any kind
export type AnyModule = SubgraphModule<any>;

/** Where each subgraph listens in development. A gateway is told other addresses by its configuration. */
const DEVELOPMENT_PORTS: Readonly<Record<SubgraphName, number>> = {
  reports: 4001,
  agencies: 4002,
  users: 4003,
  statistics: 4004,
};

/** Path below schema/ → content. */
export type SchemaTexts = ReadonlyMap<string, string>;

export interface ComposedSchemas {
  readonly texts: SchemaTexts;
  /** What composition remarked, each with the reason why it stays. */
  readonly acceptedHints: readonly string[];
}

export class CompositionError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The subgraphs do not compose:\n${faults.join('\n')}`);
  }
}

/** @throws CompositionError when the subgraphs do not fit together, or do so with a hint that nobody has accepted. */
export function composeSubgraphs(modules: readonly AnyModule[]): ComposedSchemas {
  const sources = modules.map((module) => ({
    name: module.name,
    url: `http://127.0.0.1:${DEVELOPMENT_PORTS[module.name]}`,
    sdl: printSubgraph(buildSubgraphSchema(module.schema)),
  }));
  const composed = composeServices(sources.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })));
  if (composed.errors) {
    throw new CompositionError(composed.errors.map((error) => error.message));
  }
  const hints = composed.hints.map((hint) => ({ text: hint.toString(), reason: explainHint(hint) }));
  const refused = hints.filter(({ reason }) => reason === null);
  if (refused.length > 0) throw new CompositionError(refused.map(({ text }) => text));
  const api = composed.schema.toAPISchema().toGraphQLJSSchema();
  return {
    texts: new Map([
      ...sources.map(({ name, sdl }): [string, string] => [`subgraphs/${name}.graphql`, sdl]),
      ['supergraph.graphql', endWithNewline(composed.supergraphSdl)],
      ['api.graphql', endWithNewline(printSchema(api))],
    ]),
    acceptedHints: hints.map(({ text, reason }) => `${text}\n  accepted: ${reason ?? ''}`),
  };
}

function endWithNewline(text: string): string {
  return `${text.trim()}\n`;
}
