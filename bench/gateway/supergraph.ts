// The benchmark's own supergraph: cases, follow-ups, people and agencies over three subgraphs, in the forms that gateways read.
// Called by main.ts and stubs.ts.
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';

export type Urls = Readonly<Record<SubgraphName, string>>;

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

export function readSdl(name: SubgraphName): string {
  return FEDERATION + readFileSync(join(__dirname, 'supergraph', `${name}.graphql`), 'utf8');
}

export function composeSupergraph(urls: Urls): string {
  const services = SUBGRAPH_NAMES.map((name) => ({
    name,
    url: `${urls[name]}/graphql`,
    typeDefs: parse(readSdl(name)),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** The same for a gateway of Federation 1: other subgraphs' entities are extended, their keys external. */
export function readSdlOfFederation1(name: SubgraphName): string {
  return readSdl(name)
    .replace(FEDERATION, '')
    .replace(/^type Query/m, 'extend type Query')
    .replace(
      /^type (\w+) @key\(fields: "id", resolvable: false\) \{\n {2}id: ID!/gm,
      'extend type $1 @key(fields: "id") {\n  id: ID! @external',
    );
}
