// Keys that only point elsewhere, first among a type's keys: a fetch back must use one that resolves.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

type Parent = DataRecord & { $ref: { weight: number | null } };
const estimate = (weight: number | null): number | null => (weight === null ? null : weight * 3);

export const nonResolvableKeys = defineSupergraph('nonResolvableKeys', {
  features: ['non-resolvable key', 'a hop back after @requires'],
  createData,
  resolvers: { orders: { Product: { estimate: (parent) => estimate((parent as Parent).$ref.weight) } } },
  values: { String: ['u1', 'u2', 'none'] },
});

function createData(): SupergraphData {
  const owners: DataRecord[] = [
    { id: 'o1', name: 'Ani' },
    { id: 'o2', name: null },
  ];
  const products: DataRecord[] = [
    { upc: 'u1', id: '1', weight: 10, owner: owners[0] },
    { upc: 'u2', id: '2', weight: null, owner: owners[1] },
    { upc: 'u3', id: '3', weight: 7, owner: null },
  ];
  for (const product of products) product.estimate = estimate(product.weight as number | null);
  Object.assign(owners[0] as DataRecord, { products: [products[0], null, products[2]] });
  Object.assign(owners[1] as DataRecord, { products: null });
  const query = {
    products: [...products, null],
    product: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc) ?? null,
    heaviest: products[0],
    owners,
  };
  return { query, entities: { Product: products, Owner: owners } };
}
