// Every kind of key: single, composite, nested, several for one type, and ways that need a hop to another key.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const keys = defineSupergraph('keys', {
  features: ['single key', 'composite key', 'nested key', 'multiple keys'],
  createData,
  values: {
    'Query.product(id)': ['p1', 'p2', 'p3', 'none'],
    'Query.label(text)': ['A', 'B', 'none'],
    'Query.shelf(row)': [1, 2],
    'Query.shelf(column)': [1, 2],
  },
});

function createData(): SupergraphData {
  const shelves: DataRecord[] = [
    { row: 1, column: 1, label: 'A', colour: 'red' },
    { row: 1, column: 2, label: 'B', colour: null },
    { row: 2, column: 1, label: 'C', colour: 'blue' },
  ];
  const makers: DataRecord[] = [
    { name: 'Maju', registry: { country: 'ID', number: 1 }, rating: 4, founded: 1999 },
    { name: 'Jaya', registry: { country: 'MY', number: 1 }, rating: null, founded: null },
  ];
  const price = (base: number) => (args: { currency: string | null }) =>
    args.currency === 'IDR' ? base * 1_000 : base;
  const [a, b, c] = shelves as [DataRecord, DataRecord, DataRecord];
  const products: DataRecord[] = [
    { id: 'p1', name: 'Pen', shelf: a, maker: makers[0], stock: 3, discounts: [0.1, null], price: price(2) },
    { id: 'p2', name: 'Ink', shelf: b, maker: makers[1], stock: null, discounts: null, price: price(5) },
    { id: 'p3', name: 'Pad', shelf: a, maker: null, stock: 0, discounts: [], price: price(7) },
    { id: 'p4', name: 'Cap', shelf: null, maker: makers[0], stock: 9, discounts: [0.5], price: price(1) },
  ];
  products.forEach((product, index) => (product.sku = { code: `S${index}`, variant: index === 1 ? null : 'x' }));
  a.products = [products[0], products[2], products[0]];
  b.products = [products[1]];
  c.products = null;
  shelves.forEach((shelf, index) => (shelf.neighbours = index === 2 ? null : [[c, null], null, [a, b, a]]));
  for (const maker of makers) Object.assign(maker, { best: products[1], label: a });
  const query = {
    products,
    product: ({ id }: { id: string }) => products.find((product) => product.id === id) ?? null,
    shelf: (args: DataRecord) => shelves.find(({ row, column }) => row === args.row && column === args.column) ?? null,
    shelves: [...shelves, null],
    cheapest: products[3],
    label: ({ text }: { text: string }) => shelves.find(({ label }) => label === text) ?? null,
  };
  return { query, entities: { Product: products, Shelf: shelves, Maker: makers } };
}
