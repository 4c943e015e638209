// The subgraphs that a supergraph names, and the addresses that were composed into it. Called by subgraphTargets.ts.
import { Kind, parse, type EnumValueDefinitionNode } from 'graphql';

/** By name, as the planner calls them. An address that was not composed in is an empty text. */
export function readSubgraphUrls(supergraphSdl: string): Map<string, string> {
  const urls = new Map<string, string>();
  for (const node of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? [])
      urls.set(readArgument(value, 'name') ?? value.name.value, readArgument(value, 'url') ?? '');
  }
  return urls;
}

function readArgument({ directives = [] }: EnumValueDefinitionNode, name: string): string | undefined {
  const graph = directives.find((directive) => directive.name.value === 'join__graph');
  const value = graph?.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
