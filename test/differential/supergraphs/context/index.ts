// Arguments that are filled from fields of an object further up (@context, @fromContext).
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const context = defineSupergraph('context', {
  features: ['@context and @fromContext'],
  createData,
  resolvers: {
    translations: {
      Note: { translated: ({ plain }, { language, code, loud }) => translate(plain, language, code, loud) },
    },
  },
  values: { ID: ['t1', 't2', 't3'] },
});

const translate = (...parts: unknown[]): string => parts.map(String).join(' ');

function createData(): SupergraphData {
  const posts: DataRecord[] = [
    { id: 'p1', text: 'Hi' },
    { id: 'p2', text: null },
  ];
  const threads: DataRecord[] = [
    { id: 't1', language: 'id', region: { code: 31 }, first: posts[0], posts },
    { id: 't2', language: 'jv', region: null, first: null, posts: null },
    { id: 't3', language: 'su', region: { code: null }, first: posts[1], posts: [posts[1], posts[0], posts[1]] },
  ];
  const notes: DataRecord[] = ['a', 'b'].map((plain, index) => ({ id: `n${index}`, plain }));
  // In the monolith each thread has notes of its own, that know it.
  const noteOf = (thread: DataRecord, note: DataRecord): DataRecord => ({
    ...note,
    translated: ({ loud }: DataRecord) =>
      translate(note.plain, thread.language, (thread.region as DataRecord | null)?.code ?? null, loud),
  });
  for (const thread of threads) {
    thread.note = noteOf(thread, notes[0] as DataRecord);
    thread.notes = [...notes.map((note) => noteOf(thread, note)), null];
  }
  const query = {
    threads: [...threads, null],
    thread: ({ id }: DataRecord) => threads.find((thread) => thread.id === id) ?? null,
  };
  return { query, entities: { Thread: threads, Post: posts, Note: notes } };
}
