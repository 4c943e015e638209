// What the schema of clients hides: fields (also keys and required ones), arguments, enum values, types and members of unions.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const inaccessible = defineSupergraph('inaccessible', {
  features: ['@inaccessible fields', '@inaccessible enum values', '@inaccessible types', 'hidden keys'],
  createData,
  resolvers: {
    office: {
      Case: { rating: (parent) => rate((parent as { $ref: { score: number | null } }).$ref.score) },
    },
  },
});

const rate = (score: number | null): number | null => (score === null ? null : score * 2);

function createData(): SupergraphData {
  const person = { __typename: 'Person', name: 'Ani', token: 't' };
  const agent = { __typename: 'Agent', name: 'X' };
  const notes = ({ order }: DataRecord) => (order === 'OLDEST' ? ['a', null, 'b'] : ['b', null, 'a']);
  const cases: DataRecord[] = [
    { id: '1', code: 'c1', title: 'Hole', level: 'LOW', levels: ['LOW', 'HIGH'], member: person, score: 2, notes },
    { id: '2', code: 'c2', title: null, level: 'SECRET', levels: ['LOW', 'SECRET'], member: agent, score: null, notes },
    { id: '3', code: 'c3', title: 'Lamp', level: null, levels: null, member: null, score: 5, notes: null },
  ];
  for (const each of cases) each.rating = rate(each.score as number | null);
  cases.forEach((each, index) => (each.parent = cases[index - 1] ?? null));
  const query = {
    cases: [...cases, null],
    case: ({ id }: DataRecord) => cases.find((each) => each.id === id) ?? null,
    members: [person, agent, null],
    holders: [agent, person],
  };
  return { query, entities: { Case: cases } };
}
