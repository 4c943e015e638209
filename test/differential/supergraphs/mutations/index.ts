// Mutations run one after another over all subgraphs; what each answers shows what ran before it.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const mutations = defineSupergraph('mutations', {
  features: ['mutations in order over subgraphs', 'failing mutations'],
  createData,
});

function createData(): SupergraphData {
  const journal: string[] = [];
  const marks: string[] = [];
  let value = 0;
  // What an earlier mutation returned must not change by a later one: each gets the state of its moment.
  const states: DataRecord[] = [];
  const snap = (): DataRecord => {
    const state = {
      id: String(states.length),
      value,
      journal: [...journal],
      marks: [...marks],
      lastMark: marks.at(-1),
    };
    states.push(state);
    return state;
  };
  const write = (line: string, change: () => void): DataRecord => {
    journal.push(line);
    change();
    return snap();
  };
  const fail = (line: string): never => {
    journal.push(line);
    throw new Error('refused');
  };
  const mutation = {
    add: ({ amount }: DataRecord) => write(`add ${String(amount)}`, () => (value += Number(amount))),
    reset: () => write('reset', () => (value = 0)),
    fail: () => fail('fail'),
    strictFail: () => fail('strictFail'),
    mark: ({ text }: DataRecord) => write('mark', () => marks.push(String(text))),
    double: () => ({ counter: write('double', () => (value *= 2)), ok: true }),
  };
  return { query: { journal, counter: snap() }, mutation, entities: { Counter: states } };
}
