// Selections that can match nothing in the subgraph that answers: no fetch may be left out so that a null is silent.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const emptySelections = defineSupergraph('emptySelections', {
  features: ['selections that match no type', 'union intersections'],
  createData,
});

function createData(): SupergraphData {
  const book = { __typename: 'Book', id: 'b1', title: 'Atlas', pages: 9 };
  const song = { __typename: 'Song', id: 's1', title: 'Rayuan' };
  const movie: DataRecord = { __typename: 'Movie', id: 'm1', minutes: 90, sequel: null };
  const sequel = { __typename: 'Movie', id: 'm2', minutes: null, sequel: movie };
  movie.sequel = sequel;
  const shelf = { id: '1', media: book };
  return {
    query: {
      ghost: null,
      ghosts: [null],
      media: song,
      medias: [book, song, null],
      book,
      shelf,
      other: movie,
      movie: sequel,
    },
    entities: { Book: [book], Song: [song], Movie: [movie, sequel], Shelf: [shelf] },
  };
}
