// Fields computed from what other subgraphs know: with arguments (also different ones, also those of the client's own
// selection), with fragments, from nested objects, and from fields that have requirements of their own.
import { defineSupergraph, type DataRecord, type SupergraphData } from '../../support/supergraph';

const cost = (weight: any, price: any, express: unknown) =>
  weight === null || price === null ? null : weight * 10 + price / 100 + (express ? 5 : 0);
const isHeavy = (weight: any) => (weight === null ? null : weight > 900);
const sticker = (item: any) =>
  item === null ? null : item.__typename === 'Book' ? `${item.title}, ${item.pages} p.` : `${item.pieces} pieces`;
const area = (box: any) => (box === null ? null : box.width * box.height);
const rank = (heavy: unknown, size: unknown) => `${String(heavy)}/${String(size)}`;

export const requires = defineSupergraph('requires', {
  features: ['@requires', '@requires with arguments', '@requires with fragments', 'chained @requires'],
  createData,
  resolvers: {
    shipping: {
      Product: {
        shippingCost: ({ $ref }: any, { express }) => cost($ref.weight, $ref.price, express),
        isHeavy: ({ $ref }: any) => isHeavy($ref.weight),
        sticker: ({ $ref }: any) => sticker($ref.item),
        area: ({ $ref }: any) => area($ref.box),
        firstTag: ({ $ref }: any) => $ref.tags?.join() ?? null,
      },
    },
    ranking: { Product: { rank: ({ $ref }: any) => rank($ref.isHeavy, $ref.area) } },
  },
  values: { ID: ['p1', 'p2', 'p3', 'p4'], 'Product.price(currency)': ['IDR', 'USD'] },
});

function createProduct(id: string, grams: number | null, idr: number | null, own: DataRecord): DataRecord {
  const weight = (unit: unknown) => (grams === null ? null : unit === 'KILO' ? grams / 1_000 : grams);
  const price = ({ currency, rounded }: any) =>
    idr === null ? null : (rounded ? Math.round(idr) : idr) / (currency === 'IDR' ? 1 : 10);
  const tags = own.tags as string[] | null;
  return {
    id,
    box: own.box,
    item: own.item,
    weight: ({ unit }: any) => weight(unit),
    price,
    tags: ({ first }: any) => (first === undefined || first === null ? tags : (tags?.slice(0, first) ?? null)),
    shippingCost: ({ express }: any) => cost(weight('KILO'), price({ currency: 'IDR', rounded: true }), express),
    isHeavy: isHeavy(grams),
    sticker: sticker(own.item),
    area: area(own.box),
    firstTag: tags?.slice(0, 1).join() ?? null,
    rank: rank(isHeavy(grams), area(own.box)),
  };
}

function createData(): SupergraphData {
  const book = { __typename: 'Book', title: 'Atlas', pages: 90 };
  const toy = { __typename: 'Toy', title: 'Blocks', pieces: 12 };
  const products = [
    createProduct('p1', 1_500, 200.4, { box: { width: 2, height: 3 }, item: book, tags: ['a', 'b'] }),
    createProduct('p2', 300, 99.5, { box: null, item: toy, tags: [] }),
    createProduct('p3', null, null, { box: { width: 0, height: 4 }, item: null, tags: null }),
    createProduct('p4', 900, 0, { box: { width: 5, height: 5 }, item: toy, tags: ['c'] }),
  ];
  products.forEach((product, index) => (product.rival = products[index + 1] ?? null));
  const query = {
    products,
    product: ({ id }: any) => products.find((product) => product.id === id) ?? null,
    parcels: [products[3], null, products[0]],
  };
  return { query, entities: { Product: products } };
}
