// Fields that moved to another subgraph, at once or for a share of the operations. Whoever does not own one answers wrongly.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

const wrong = (): number => -1;

export const override = defineSupergraph('override', {
  features: ['@override', 'progressive @override'],
  createData,
  resolvers: {
    legacy: { Car: { name: () => 'moved', price: wrong }, Engine: { power: wrong } },
    modern: { Car: { stock: wrong } },
  },
});

function createData(): SupergraphData {
  const engines: DataRecord[] = [
    { id: 'e1', power: 90, fuel: 'diesel' },
    { id: 'e2', power: null, fuel: null },
  ];
  const cars: DataRecord[] = [
    { id: '1', name: 'Kijang', price: 10, stock: 1, colour: 'red', year: 1999, engine: engines[0] },
    { id: '2', name: null, price: null, stock: null, colour: null, year: null, engine: engines[1] },
    { id: '3', name: 'Panther', price: 30, stock: 3, colour: 'blue', year: 2005, engine: null },
  ];
  const query = {
    cars,
    car: ({ id }: { id: string }) => cars.find((each) => each.id === id) ?? null,
    newCars: [cars[2], cars[0]],
  };
  return { query, entities: { Car: cars, Engine: engines } };
}
