// Arguments of every form, by literals, variables and variables inside literals, with defaults at every level: each field
// answers what arrived.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const inputs = defineSupergraph('inputs', {
  features: ['variables and coercion', 'input objects', 'defaults', 'custom scalars'],
  createData,
  values: {
    Date: ['2026-01-02', '1999-12-31'],
    Json: [{}, { a: [1, 'x', null, { b: true }] }, [], 'text', 3, 2.5, false, { __typename: 'x', id: 1 }],
    'Query.page(first)': [0, 1, 3],
  },
});

function createData(): SupergraphData {
  const tell = (args: DataRecord): string => JSON.stringify(args, sortedKeys);
  const pages: DataRecord[] = ['1', '2', '3'].map((id) => ({ id, text: tell, stamp: `2026-01-0${id}`, data: null }));
  Object.assign(pages[0] as DataRecord, { data: { a: [null, { b: 'c' }], __proto__x: 1 } });
  Object.assign(pages[1] as DataRecord, { stamp: null, data: ['x', [[]], 1.5] });
  const page = ({ first }: DataRecord) => pages.slice(0, Number(first));
  return {
    query: { echo: tell, defaults: tell, identity: (args: DataRecord) => args, page },
    entities: { Page: pages },
  };
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
