// The configuration of a gateway on a supergraph of others: nothing of the complaint system in it, every value with a default
// (docs/guides/any-supergraph.md). Called by main.ts.
import { resolve } from 'node:path';
import type { Environment } from '../platform/config';
import { SUBGRAPH_NAMES } from '../platform/subgraph/module';
import { peerKeyVariable, peerUrlVariable } from '../platform/subgraph/readSubgraphConfig';
import {
  commonFields,
  isSet,
  OWN_SUPERGRAPH,
  PLAYGROUND_FOLDER,
  readValues,
  toCommonConfig,
  type CommonConfig,
} from './configCommon';
import { countOrOffField, headerNamesField, issuersField, subgraphUrlsField } from './configFields';
import { limitFields, toLimits } from './configLimits';
import { FOREIGN_LIMITS } from './guard/limits';

export interface ForeignConfig extends CommonConfig {
  readonly isForeign: true;
  /** By name in the supergraph, instead of the addresses written there. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Headers of a client that go on to every subgraph; no other does. */
  readonly forwardHeaders: readonly string[];
}

/** Variables that a gateway before our own subgraphs does not have. */
export const FOREIGN_VARIABLES = ['LAPOR_SUBGRAPH_URLS', 'LAPOR_FORWARD_HEADERS', 'LAPOR_TOKEN_ISSUERS'];

/** Variables that only a gateway before our own subgraphs has. The first of them say which of the two it is. */
const DECIDING = [
  ...SUBGRAPH_NAMES.flatMap((name) => [peerUrlVariable(name), peerKeyVariable(name)]),
  ...['LAPOR_ISSUER', 'LAPOR_PEOPLE_ISSUERS', 'LAPOR_DEVELOPMENT_TOKENS'],
];
const LAPOR_VARIABLES = [
  ...DECIDING,
  ...['LAPOR_AUDIENCE', 'LAPOR_PLAYGROUND_TOKENS_FILE', 'LAPOR_PRINCIPAL_CACHE_MS'],
  ...['LAPOR_FILE_DEADLINE_MS', 'LAPOR_FILE_SILENCE_MS', 'LAPOR_LIMIT_FILE_BYTES'],
];

const fields = {
  ...commonFields,
  ...limitFields,
  LAPOR_SUBGRAPH_URLS: subgraphUrlsField.default({}),
  LAPOR_FORWARD_HEADERS: headerNamesField.default([]),
  LAPOR_TOKEN_ISSUERS: issuersField.default([]),
  LAPOR_RATE_ANONYMOUS_PER_MINUTE: countOrOffField.default(null),
  LAPOR_RATE_CLIENT_PER_MINUTE: countOrOffField.default(null),
};

/**
 * LAPOR_SUBGRAPHS says it. Without it: SUPERGRAPH names another file than ours, and no variable names our subgraphs or an
 * issuer of ours. So a gateway of ours that lost one variable of many still refuses to start.
 */
export function isForeign(env: Environment): boolean {
  if (isSet(env, 'LAPOR_SUBGRAPHS')) return env.LAPOR_SUBGRAPHS === 'plain';
  if (!isSet(env, 'SUPERGRAPH') || resolve(env.SUPERGRAPH ?? '') === OWN_SUPERGRAPH) return false;
  return !DECIDING.some((name) => isSet(env, name));
}

export function readForeignConfig(env: Environment): ForeignConfig {
  const faults = LAPOR_VARIABLES.filter((name) => isSet(env, name)).map(
    (name) =>
      `${name}: is of no use with LAPOR_SUBGRAPHS=plain, where nothing is signed and nobody is looked up in users`,
  );
  const values = readValues(fields, env, { faults, judged: LAPOR_VARIABLES });
  return {
    ...toCommonConfig(values),
    isForeign: true,
    subgraphUrls: values.LAPOR_SUBGRAPH_URLS,
    forwardHeaders: values.LAPOR_FORWARD_HEADERS,
    issuers: values.LAPOR_TOKEN_ISSUERS,
    limits: toLimits(values, FOREIGN_LIMITS, values.LAPOR_LIMITS_WARN_ONLY),
    rate: {
      anonymousPerMinute: values.LAPOR_RATE_ANONYMOUS_PER_MINUTE,
      clientPerMinute: values.LAPOR_RATE_CLIENT_PER_MINUTE,
    },
    playground: { folder: PLAYGROUND_FOLDER, isOn: values.LAPOR_PLAYGROUND, tokensFile: null, isForeign: true },
  };
}
