// Interfaces and unions whose types and fields are spread over subgraphs, each of which knows other members of them.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const abstractTypes = defineSupergraph('abstractTypes', {
  features: ['interfaces over subgraphs', 'unions over subgraphs', 'interfaces of interfaces'],
  createData,
  values: { ID: ['c1', 'c2', 'o1', 'none'] },
});

function createData(): SupergraphData {
  const c1: DataRecord = { __typename: 'Citizen', id: 'c1', name: 'Ani', age: 30, votes: 1 };
  const c2: DataRecord = { __typename: 'Citizen', id: 'c2', name: null, age: null, votes: null, friend: c1 };
  const badge = ({ style }: DataRecord) => (style === 'LONG' ? 'Badge of the officer' : 'B');
  const o1: DataRecord = { __typename: 'Officer', id: 'o1', name: 'Budi', rank: 2, badge, friend: c2 };
  const o2: DataRecord = { __typename: 'Officer', id: 'o2', name: 'Cici', rank: null, badge, friend: null };
  c1.friend = o1;
  const road = { __typename: 'Road', name: 'Jl. Mawar', length: 1.5 };
  const opened = { __typename: 'Opened', at: '2026-01-01', by: o1, note: 'new' };
  const closed = { __typename: 'Closed', at: null, by: null, note: 7 };
  const r1: DataRecord = {
    __typename: 'Report',
    id: 'r1',
    at: 'now',
    title: 'Hole',
    about: road,
    events: [opened, closed],
  };
  const r2: DataRecord = { __typename: 'Report', id: 'r2', at: null, title: null, about: c1, events: null, votes: 3 };
  const r3: DataRecord = { __typename: 'Report', id: 'r3', at: 'then', title: 'Lamp', about: r2, events: [], votes: 0 };
  Object.assign(c1, { reports: [r1, r3] });
  Object.assign(c2, { reports: null });
  Object.assign(o1, { reports: [null, r2] });
  const nodes = [c1, c2, o1, o2];
  const query = {
    people: [c1, o1, null, c2, o2],
    search: () => [r1, c2, o1, r3, c1],
    node: ({ id }: DataRecord) => nodes.find((node) => node.id === id) ?? null,
    reports: [r1, r2, null, r3],
    subject: r3,
    events: [closed, opened],
    voted: [c1, r2, r3, c2],
  };
  return { query, entities: { Citizen: [c1, c2], Officer: [o1, o2], Report: [r1, r2, r3] } };
}
