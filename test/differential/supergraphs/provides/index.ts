// Fields that several subgraphs know: everywhere (@shareable, also nested value types) or on some ways only (@provides).
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const provides = defineSupergraph('provides', {
  features: ['@provides', 'nested @provides', '@provides with fragments', '@shareable'],
  createData,
});

function createData(): SupergraphData {
  const place = { city: 'Bogor', street: { name: 'Jl. Mawar' } };
  const users: DataRecord[] = [
    { id: 'u1', name: 'Ani', email: 'ani@x.id', home: place },
    { id: 'u2', name: null, email: null, home: { city: null, street: null } },
  ];
  const products: DataRecord[] = [
    { id: 'p1', name: 'Pen', maker: { country: 'ID', name: 'Maju' } },
    { id: 'p2', name: 'Ink', maker: null },
  ];
  const media: DataRecord[] = [
    { __typename: 'Book', id: 'm1', title: 'Atlas', pages: 90 },
    { __typename: 'Song', id: 'm2', title: 'Rayuan' },
    { __typename: 'Book', id: 'm3', title: null, pages: null },
  ];
  const reviews: DataRecord[] = [
    { id: 'r1', text: 'Good', place, author: users[0], product: products[0], media: media[0] },
    { id: 'r2', text: 'Bad', place: null, author: users[1], product: products[1], media: media[1] },
    { id: 'r3', text: '', place: { city: 'Solo', street: null }, author: null, product: null, media: media[2] },
  ];
  Object.assign(users[0] as DataRecord, { reviews: [reviews[0], null] });
  const books = media.filter(({ __typename }) => __typename === 'Book');
  const songs = media.filter(({ __typename }) => __typename === 'Song');
  return {
    query: { reviews: [...reviews, null], newest: reviews[0], users, review: reviews[2], goods: products, media },
    entities: { Review: reviews, User: users, Product: products, Book: books, Song: songs },
  };
}
