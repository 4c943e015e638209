// What a first start leaves behind: rows, and one numbered event for each agency, once however often it starts.
import { listUnits } from '../../../schema/reference/units';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyPublished } from '../../../schema/contract/events';
import { findAgency, loadAgencies } from '../../../schema/reference/agencies';
import { startAgencies, type RunningAgencies } from './startAgencies';

let agencies: RunningAgencies;

beforeAll(async () => {
  agencies = await startAgencies();
});

afterAll(() => agencies.close());

describe('the seed', () => {
  it('publishes every agency once, numbered from 1 without gaps, parents before children', async () => {
    const { events, head } = await agencies.readEvents(0);
    const published = events.map(({ event }) => event as AgencyPublished);
    expect(head).toBe(loadAgencies().length);
    expect(events.map((event) => event.seq)).toEqual(events.map((_event, index) => index + 1));
    expect(published.map((event) => event.code)).toEqual(loadAgencies().map((agency) => agency.code));
    const seen = new Set<string>();
    for (const event of published) {
      const path = event.parentPath.split('/');
      expect(path.at(-1)).toBe(event.agencyId);
      expect(path.slice(0, -1).every((id) => seen.has(id))).toBe(true);
      seen.add(event.agencyId);
    }
  });

  it('tells in an event what readers of other subgraphs need', async () => {
    const { events } = await agencies.readEvents(0);
    const regency = findAgency('PEMKAB-3201')!;
    const event = events.map((each) => each.event as AgencyPublished).find(({ code }) => code === 'PEMKAB-3201');
    expect(event).toEqual({
      kind: 'AgencyPublished',
      agencyId: regency.id,
      code: 'PEMKAB-3201',
      parentPath: `${findAgency('PEMPROV-32')!.id}/${regency.id}`,
      agencyKind: 'REGENCY',
      timeZone: 'WIB',
      areaCode: '32.01',
      provinceCode: '32',
      isActive: true,
      connectedSince: regency.connectedSince,
      unitIds: listUnits(regency).map(({ id }) => id),
      version: 1,
    });
  });

  it('is not repeated by the next start', async () => {
    const before = await agencies.readEvents(0);
    await agencies.restart();
    expect(await agencies.readEvents(0)).toEqual(before);
    const { data } = await agencies.ask('{ agencies(first: 1) { totalCount } }');
    expect(data.agencies.totalCount).toBe(loadAgencies().length);
  });
});
