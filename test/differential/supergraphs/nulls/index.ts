// Nulls where the schema allows none, in lists of lists, in entities of other subgraphs: how far up must they go?
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const nulls = defineSupergraph('nulls', {
  features: ['null propagation', 'null lists of lists', 'non-null over subgraphs'],
  createData,
  values: { ID: ['t1', 't2', 't3', 't4', 'none'] },
});

function createData(): SupergraphData {
  const inner = { must: 'a', may: null, deeper: { must: null, may: 'b', deeper: null } };
  const cells: DataRecord[] = [
    { x: 1, label: 'one', note: null, value: 10, maybe: 1, inner, inners: [inner, inner] },
    { x: 2, label: 'two', note: 'n', value: null, maybe: null, inner: { must: null }, inners: [inner, { must: null }] },
    { x: 3, label: null, note: 'm', value: 30, maybe: 3, inner: null, inners: [null] },
    { x: 4, label: 'four', note: null, value: 40, maybe: null, inner, inners: null },
  ];
  const [c1, c2, c3, c4] = cells as [DataRecord, DataRecord, DataRecord, DataRecord];
  const owners: DataRecord[] = [
    { id: 'o1', name: 'Ani' },
    { id: 'o2', name: null },
  ];
  const tables: DataRecord[] = [
    {
      id: 't1',
      cells: [[c1, c4], null],
      numbers: [[1, 2], []],
      numbers3: [[[1], null], []],
      owner: owners[0],
      size: 4,
    },
    { id: 't2', cells: [[c1, c2], [c3]], numbers: [[1, null]], numbers3: [null], owner: owners[1], size: null },
    { id: 't3', cells: null, numbers: [null], numbers3: [[[null]], []], owner: null, size: 1 },
    { id: 't4', cells: [[], [null, c4]], numbers: null, numbers3: null, owner: owners[0], size: 2 },
  ];
  for (const table of tables) Object.assign(table, { strictCells: table.cells, looseCells: table.cells });
  Object.assign(owners[0] as DataRecord, { tables: [tables[0], tables[2]], head: owners[0] });
  Object.assign(owners[1] as DataRecord, { tables: [null], head: null });
  const query = {
    tables,
    table: ({ id }: DataRecord) => tables.find((table) => table.id === id) ?? null,
    strict: tables[1],
    grids: [[c1, c4], [c4]],
    owners: [...owners, null],
  };
  return { query, entities: { Table: tables, Cell: cells, Owner: owners } };
}
