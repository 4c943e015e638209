// Enums and input objects that subgraphs know in different forms: outputs are united, inputs intersected.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const intersections = defineSupergraph('intersections', {
  features: ['enum union of outputs', 'enum intersection of inputs', 'input object intersection'],
  createData,
  values: { String: ['a', 'b'] },
});

function createData(): SupergraphData {
  // What arrives must be what was sent, with the defaults of the schema: the answer tells it.
  const echo = (args: DataRecord): string => JSON.stringify(sortKeys(args));
  const things: DataRecord[] = [
    { id: '1', state: 'NEW', kind: 'ROAD', states: [['NEW', 'OLD'], null, []], previous: 'SOUTHERN' },
    { id: '2', state: 'NORTHERN', kind: null, states: null, previous: 'NEW' },
    { id: '3', state: null, kind: 'LAMP', states: [['NORTHERN']], previous: null },
  ];
  for (const thing of things) Object.assign(thing, { echo, kindOf: ({ kind }: DataRecord) => kind });
  const choose = (args: DataRecord) => [...things.slice(echo(args).length % 3), null];
  return { query: { northern: choose, southern: choose }, entities: { Thing: things } };
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sortKeys(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
