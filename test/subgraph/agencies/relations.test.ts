// Nested fields and entity references: right rows, and one statement per entity type however many objects ask.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAgency, getLocalAgency, loadAgencies } from '../../../schema/reference/agencies';
import { getArea, loadAreas } from '../../../schema/reference/areas';
import { listUnits } from '../../../schema/reference/units';
import { startAgencies, type RunningAgencies } from './startAgencies';

let agencies: RunningAgencies;

beforeAll(async () => {
  agencies = await startAgencies();
});

afterAll(() => agencies.close());

const tableOf = (sql: string): string => /FROM [`"](\w+)/.exec(sql)?.[1] ?? sql;

/** By the name key that lists are ordered by; the names of the seed need no more than this of it. */
const byName = (x: string, y: string): number => {
  const [a, b] = [x, y].map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  ) as [string, string];
  return a < b ? -1 : 1;
};

describe('relations of agencies', () => {
  it('of a whole page take one statement each', async () => {
    const { data, statements } = await agencies.ask(`{
      agencies(filter: { kind: PROVINCE }, first: 38) {
        nodes {
          code area { code } parent { id }
          children(first: 3) { totalCount nodes { code parent { code } area { code } } pageInfo { hasNextPage } }
          units(first: 2) { nodes { code agency { code } } pageInfo { hasNextPage } }
        }
      }
    }`);
    expect(data.agencies.nodes).toHaveLength(38);
    const tables = statements.map(tableOf).sort();
    // Provinces; their children, counts and as parents by id; units; areas of provinces, areas of their children.
    expect(tables).toEqual(['agency', 'agency', 'agency', 'agency', 'area', 'area', 'unit']);
    for (const node of data.agencies.nodes) {
      expect(node.area.code).toBe(node.code.replace('PEMPROV-', ''));
      expect(node.children.nodes.every((child: any) => child.parent.code === node.code)).toBe(true);
      expect(node.units.nodes.every((unit: any) => unit.agency.code === node.code)).toBe(true);
    }
  });

  it('give each parent its own first children in order', async () => {
    const { data } = await agencies.ask(`{
      agencies(filter: { kind: PROVINCE }, first: 38) { nodes { code children(first: 3) { totalCount nodes { name } } } }
    }`);
    for (const { code, children } of data.agencies.nodes) {
      const names = loadAgencies()
        .filter((agency) => agency.parentCode === code)
        .map((agency) => agency.name);
      expect(children.totalCount).toBe(names.length);
      expect(children.nodes.map((child: any) => child.name)).toEqual(names.sort(byName).slice(0, 3));
    }
  });

  it('keep pages of different sizes under aliases apart', async () => {
    const { data, statements } = await agencies.ask(`{
      agency(code: "PEMPROV-32") { two: units(first: 2) { nodes { code } } four: units(first: 4) { nodes { code } } }
    }`);
    expect(data.agency.two.nodes).toEqual(data.agency.four.nodes.slice(0, 2));
    expect([data.agency.four.nodes.length, statements.length]).toEqual([4, 3]);
  });

  it('show every unit once when they are paged to the end', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 50; page += 1) {
      const { data } = await agencies.ask(
        'query ($after: String) { agency(code: "PEMKOT-3273") { units(first: 5, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } } }',
        { after },
      );
      const { nodes, pageInfo } = data.agency.units;
      codes.push(...nodes.map((node: any) => node.code));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    const expected = listUnits(findAgency('PEMKOT-3273')!).map((unit) => unit.code);
    expect(codes.sort()).toEqual([...expected].sort());
  });

  it('do not continue the list of another parent', async () => {
    const query = `query ($code: String!, $after: String) {
      agency(code: $code) { units(first: 2, after: $after) { pageInfo { endCursor } } }
    }`;
    const { data } = await agencies.ask(query, { code: 'PEMKOT-3273' });
    const after = data.agency.units.pageInfo.endCursor;
    expect((await agencies.ask(query, { code: 'PEMKOT-3273', after })).codes).toEqual([]);
    expect((await agencies.ask(query, { code: 'PEMKAB-3201', after })).codes).toEqual(['CURSOR_INVALID']);
  });
});

describe('areas', () => {
  it('are all there, by code, when they are paged to the end', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 50; page += 1) {
      const { data } = await agencies.ask(
        'query ($after: String) { areas(first: 100, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      codes.push(...data.areas.nodes.map((node: any) => node.code));
      after = data.areas.pageInfo.endCursor;
      if (!data.areas.pageInfo.hasNextPage) break;
    }
    expect(codes).toHaveLength(38 + 514);
    expect(codes).toEqual(
      loadAreas()
        .map((area) => area.code)
        .sort(),
    );
  });

  it('can be listed by kind and by parent', async () => {
    const { data } = await agencies.ask(`{
      provinces: areas(kind: PROVINCE, first: 100) { nodes { code timeZone } }
      banten: areas(parentCode: "36", first: 100) { nodes { code } }
      cities: areas(parentCode: "36", kind: CITY, first: 100) { nodes { code } }
      wrong: areas(parentCode: "36%", first: 100) { nodes { code } }
    }`);
    expect(data.provinces.nodes).toHaveLength(38);
    expect(data.banten.nodes).toHaveLength(8);
    expect(data.cities.nodes.map((area: any) => area.code)).toEqual(['36.71', '36.72', '36.73', '36.74']);
    expect(data.wrong.nodes).toEqual([]);
  });

  it('know their province, what lies below and who governs, in one statement each', async () => {
    const { data, statements } = await agencies.ask(`{
      areas(kind: PROVINCE, first: 38) {
        nodes { code agency { code } children(first: 2) { nodes { code parent { code } agency { code } } } }
      }
    }`);
    const tables = statements.map(tableOf).sort();
    expect(tables).toEqual(['agency', 'agency', 'area', 'area', 'area']);
    for (const area of data.areas.nodes) {
      expect(area.agency.code).toBe(`PEMPROV-${area.code}`);
      for (const child of area.children.nodes) {
        expect(child.parent.code).toBe(area.code);
        expect(child.agency.code).toBe(getLocalAgency(child.code).code);
      }
    }
  });

  it.each(['99', '3', '32.01 ', "32' OR '1'='1"])('are null for the code %j', async (code) => {
    const { data, codes } = await agencies.ask('query ($code: String!) { area(code: $code) { id } }', { code });
    expect([data.area, codes]).toEqual([null, []]);
  });
});

describe('references of the gateway', () => {
  const ENTITIES = `query ($of: [_Any!]!) {
    _entities(representations: $of) { __typename ... on Agency { code } ... on Area { areaCode: code } ... on Unit { name } }
  }`;
  const agency = findAgency('PEMKOT-3273')!;
  const unit = listUnits(agency)[0]!;

  it('load agencies, areas and units by each of their keys', async () => {
    const { data } = await agencies.ask(ENTITIES, {
      of: [
        { __typename: 'Agency', id: agency.id },
        { __typename: 'Agency', code: 'BPOM' },
        { __typename: 'Area', id: getArea('32.01').id },
        { __typename: 'Area', code: '32' },
        { __typename: 'Unit', id: unit.id },
      ],
    });
    expect(data._entities).toEqual([
      { __typename: 'Agency', code: 'PEMKOT-3273' },
      { __typename: 'Agency', code: 'BPOM' },
      { __typename: 'Area', areaCode: '32.01' },
      { __typename: 'Area', areaCode: '32' },
      { __typename: 'Unit', name: unit.name },
    ]);
  });

  it('take one statement for a hundred of them, duplicates included, in their order', async () => {
    const ids = loadAgencies()
      .slice(0, 50)
      .map((each) => each.id);
    const of = [...ids, ...ids].map((id) => ({ __typename: 'Agency', id }));
    const { data, statements } = await agencies.ask(ENTITIES, { of });
    const expected = loadAgencies()
      .slice(0, 50)
      .map((each) => ({ __typename: 'Agency', code: each.code }));
    expect(data._entities).toEqual([...expected, ...expected]);
    expect(statements).toHaveLength(1);
  });

  it('are null for unknown and malformed keys, the latter without SQL', async () => {
    const { data, codes, statements } = await agencies.ask(ENTITIES, {
      of: [
        { __typename: 'Agency', id: 'x' },
        { __typename: 'Agency', code: { $gt: '' } },
        { __typename: 'Area', code: 7 },
        { __typename: 'Unit', id: `${unit.id} ` },
        { __typename: 'Unit', id: '00000000-0000-4000-8000-000000000000' },
      ],
    });
    expect(data._entities).toEqual([null, null, null, null, null]);
    expect(codes).toEqual([]);
    expect(statements).toHaveLength(1);
  });
});
