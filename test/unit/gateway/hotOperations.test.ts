// What an engine remembers of the operations in use, for the next supergraph: their text and shape, nothing that a caller sent.
import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { loadSupergraph } from '../../../gateway/engine/loadSupergraph';
import { Operations } from '../../../gateway/engine/operations';

it('remembers which fields were left out, and no other value of a variable', async () => {
  const loaded = loadSupergraph(readFileSync(join(__dirname, '../../../schema/supergraph.graphql'), 'utf8'));
  const operations = new Operations(loaded);
  const document = parse('query ($id: ID!, $named: Boolean!) { agency(id: $id) { id name @include(if: $named) } }');
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  await operations.compile(document, operation as OperationDefinitionNode, { id: '3174012345678901', named: true });
  expect(operations.listHot(10).map(({ values }) => values)).toEqual([{ named: true }]);
});
