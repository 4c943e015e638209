// Interfaces that other subgraphs extend as one object type, without knowing the types that implement them.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

type Parent = { $ref: { title: unknown; score: unknown } };
const summarize = (title: unknown, score: unknown): string => `${String(title)}: ${String(score)}`;

export const interfaceObject = defineSupergraph('interfaceObject', {
  features: ['@interfaceObject', 'interface with @key', '@interfaceObject with @requires'],
  createData,
  resolvers: {
    summaries: {
      Media: {
        summary: (parent) =>
          summarize((parent as unknown as Parent).$ref.title, (parent as unknown as Parent).$ref.score),
      },
    },
  },
  values: { ID: ['m1', 'm2', 'm3', 'none'] },
});

function createData(): SupergraphData {
  const media: DataRecord[] = [
    { __typename: 'Book', id: 'm1', title: 'Atlas', pages: 90, score: 5, rights: { holder: 'Ani' } },
    { __typename: 'Movie', id: 'm2', title: null, minutes: 100, score: null, rights: null },
    { __typename: 'Book', id: 'm3', title: 'Kamus', pages: null, score: 2, rights: { holder: 'Budi' } },
  ];
  const [first, second, third] = media as [DataRecord, DataRecord, DataRecord];
  const reviews: DataRecord[] = [
    { text: 'Good', media: first },
    { text: null, media: second },
    { text: 'Lost', media: null },
  ];
  for (const each of media) each.summary = summarize(each.title, each.score);
  Object.assign(first, { reviews: [reviews[0]], related: [second, null, first] });
  Object.assign(second, { reviews: [reviews[1], reviews[0]], related: null });
  Object.assign(third, { reviews: [], related: [] });
  const medium = ({ id }: { id: string }) => media.find((each) => each.id === id) ?? null;
  const books = media.filter(({ __typename }) => __typename === 'Book');
  return {
    query: { media: [...media, null], medium, topRated: [third, second, first], reviews },
    entities: { Media: media, Book: books, Movie: [second] },
  };
}
