// Resolvers that fail, at the root, in lists, in entities of each hop, below nullable and non-null fields.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const errors = defineSupergraph('errors', {
  features: ['errors at each hop', 'errors in lists', 'errors under non-null fields'],
  createData,
  resolvers: {
    third: { User: { greeting: (parent) => greet((parent as { $ref: { email: string } }).$ref.email) } },
  },
  values: { ID: ['u1', 'u2', 'u3', 'none'] },
});

const fail = (): never => {
  throw new Error('broken');
};
const greet = (email: unknown): string => `Hello ${String(email)}`;

function createData(): SupergraphData {
  const score = ({ max }: DataRecord) => (max === 0 ? fail() : max);
  const accounts: DataRecord[] = [
    { number: 1, balance: 5, history: [{ amount: 1, memo: 'a' }, { amount: fail, memo: 'b' }, null], tax: 3 },
    { number: 2, balance: fail, history: fail, rows: [[{ amount: 1, memo: fail }], [{ amount: 2 }]], tax: fail },
    {
      number: 3,
      balance: null,
      history: [{ amount: 2, memo: fail }],
      rows: [[{ amount: 1 }, { amount: fail }]],
      tax: null,
    },
  ];
  const users: DataRecord[] = [
    { id: 'u1', name: 'Ani', nick: 'a', account: accounts[0], email: 'a@x.id', phone: '1', score, level: 1 },
    { id: 'u2', name: fail, nick: fail, account: accounts[1], email: null, phone: fail, score, level: fail },
    { id: 'u3', name: null, nick: 'c', account: fail, email: 'c@x.id', phone: '3', score: fail, level: 3 },
    { id: 'u4', name: 'Dedi', nick: 'd', account: accounts[2], email: null, phone: '4', score, level: null },
  ];
  const [u1, u2, u3, u4] = users as [DataRecord, DataRecord, DataRecord, DataRecord];
  for (const user of users) user.greeting = greet(user.email);
  u1.friends = [u2, u3, u1, u2];
  u2.friends = fail;
  u3.friends = [u1, null];
  Object.assign(accounts[0] as DataRecord, { owner: u1 });
  Object.assign(accounts[1] as DataRecord, { owner: fail });
  Object.assign(accounts[2] as DataRecord, { owner: u2 });
  const query = {
    users: [...users, null],
    user: ({ id }: DataRecord) => (id === 'u3' ? fail() : (users.find((user) => user.id === id) ?? null)),
    broken: fail,
    strictBroken: fail,
    list: ['a', new Error('an item'), null],
    accounts,
  };
  return { query, entities: { User: [u1, u2, u3, u4], Account: accounts } };
}
