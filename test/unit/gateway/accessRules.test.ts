// A supergraph with access rules that are not enforced does not start; the same one without them does.
import { composeServices } from '@apollo/composition';
import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { loadSupergraph } from '../../../gateway/engine/loadSupergraph';

function compose(imports: string, rule: string): string {
  const text = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])
    type Query { open: Int closed: Int ${rule} }`;
  const { supergraphSdl, errors } = composeServices([
    { name: 'one', url: 'http://127.0.0.1:1', typeDefs: parse(text) },
  ]);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
}

it.each([
  ['@authenticated', '"@authenticated"', '@authenticated'],
  ['@requiresScopes', '"@requiresScopes"', '@requiresScopes(scopes: [["read"]])'],
  ['@policy', '"@policy"', '@policy(policies: [["staff"]])'],
  ['@authenticated', '{ name: "@authenticated", as: "@signedIn" }', '@signedIn'],
])('a supergraph with %s is refused, whatever name it has there (%s)', (name, imports, rule) => {
  expect(() => loadSupergraph(compose(imports, rule))).toThrow(`it declares ${name}`);
});

it('the same without rules is loaded', () => {
  expect(loadSupergraph(compose('"@key"', '')).schema.getQueryType()?.getFields()).toHaveProperty('closed');
});
