// Subgraphs that do not answer, and references that lead nowhere: each field that is lost has an error, none is silent.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

export const faults = defineSupergraph('faults', {
  features: ['a subgraph that is down', 'references that lead nowhere'],
  createData,
  down: ['stock'],
  values: { ID: ['p1', 'p2', 'p3'] },
});

function createData(): SupergraphData {
  const fail = (): never => {
    throw new Error('down');
  };
  const lost = { count: fail, place: fail, reserve: fail };
  // The subgraph of sellers knows only the first.
  const sellers: DataRecord[] = [
    { id: 's1', name: 'Ani', rating: 5 },
    { id: 's2', name: null, rating: null },
  ];
  const products: DataRecord[] = [
    { id: 'p1', name: 'Pen', seller: sellers[0], ...lost },
    { id: 'p2', name: null, seller: sellers[1], ...lost },
    { id: 'p3', name: 'Pad', seller: null, ...lost },
  ];
  const query = {
    products: [...products, null],
    product: ({ id }: DataRecord) => products.find((product) => product.id === id) ?? null,
    strict: products[0],
    warehouses: fail,
    mustHave: fail,
  };
  return { query, entities: { Product: products, Seller: sellers.slice(0, 1) } };
}
