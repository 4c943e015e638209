// The parts of the seed that need no database: its options, what it shows, how it orders and numbers very many rows.
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createProgressBoard } from '../../../bin/seed/progressBoard';
import { checkSeedOptions } from '../../../bin/seed/seedOptions';
import { writeRow } from '../../../platform/db/bulkLoad';
import { labelOfSeed } from '../../../platform/subgraph/seedOnce';
import { createTrackingIds, toTrackingId } from '../../../subgraphs/reports/app/trackingId';
import { EventDays, type TimedEvent } from '../../../subgraphs/reports/seed/eventDays';
import { sortByHex } from '../../../subgraphs/users/domain/sortByHex';

const NOW = Date.parse('2026-11-24T10:00:00+07:00');

describe('the options of the seed', () => {
  it('cover the days until yesterday in Jakarta when nothing else is said', () => {
    expect(checkSeedOptions({ scale: 'demo' }, Date.parse('2026-11-23T17:30:00Z'))).toMatchObject({
      until: '2026-11-23',
    });
  });

  it('are refused with all faults at once, each with what was got', () => {
    const raw = { scale: 'galactic', times: '0', until: '2026-02-30', reports: '1.5' };
    expect(() => checkSeedOptions(raw, NOW)).toThrow(
      /--scale: .*"galactic"[^]*--until: .*"2026-02-30"[^]*--times: .*"0"[^]*--reports: .*"1\.5"/,
    );
  });

  it('want a last day that has come', () => {
    expect(() => checkSeedOptions({ scale: 'demo', until: '2026-11-25' }, NOW)).toThrow('has come');
    expect(checkSeedOptions({ scale: 'demo', until: '2026-11-24' }, NOW).until).toBe('2026-11-24');
  });

  it('give a label that fits its column', () => {
    const labels = [{ times: 99 }, { reports: 1_000_000 }, { times: 1 }].map((more) =>
      labelOfSeed({ scale: 'national', until: '', ...more }),
    );
    expect(labels).toEqual(['national*99', 'national=1000000', 'national']);
    expect(labels.every((label) => label.length <= 16)).toBe(true);
  });
});

describe('the progress of the seed', () => {
  const show = (isTTY: boolean): string => {
    let shown = '';
    const board = createProgressBoard({ isTTY, write: (text) => (shown += text) });
    for (let n = 0; n <= 100; n += 1) board.tell('reports', `seeding reports ${n} %`, n / 100);
    board.tell('statistics', 'counted 10 events');
    board.tell('statistics', 'counted 20 events');
    return shown;
  };

  it('is a bar a process on a terminal, drawn again in place', () => {
    const shown = show(true);
    expect(shown).toContain(`reports    [${'#'.repeat(12)}${'-'.repeat(12)}] seeding reports 50 %\n`);
    expect(shown.endsWith(`statistics [${'-'.repeat(24)}] counted 20 events\n`)).toBe(true);
    expect(shown).toContain('\x1b[2A');
  });

  it('is a plain line at each tenth elsewhere', () => {
    const lines = show(false).trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.slice(-2)).toEqual(['reports: seeding reports 100 %', 'statistics: counted 10 events']);
    expect(show(false)).not.toContain('\x1b');
  });
});

describe('very many rows', () => {
  it('are ordered by the beginning of their keys', () => {
    const keys = ['ff000000-x', '0000000a-x', '80000000-x', '00000009-x', '80000000-a'];
    expect([...sortByHex(keys.length, (n) => keys[n] ?? '')]).toEqual([3, 1, 2, 4, 0]);
  });

  it('have the tracking ids that the application would give', () => {
    const key = Buffer.alloc(32, 3);
    const trackingIdOf = createTrackingIds(key);
    const numbers = Array.from({ length: 400 }, (_, n) => n * 37);
    expect(numbers.map(trackingIdOf)).toEqual(numbers.map((n) => toTrackingId(key, n)));
  });

  it('are written for LOAD DATA with every special character escaped', () => {
    const text = 'tab\there, line\nfeed, back\\slash, \\N, return\r, nul\0';
    expect(writeRow([text, null, 5, true, undefined])).toBe(
      'tab\\there, line\\nfeed, back\\\\slash, \\\\N, return\\r, nul\\0\t\\N\t5\t1\t\\N\n',
    );
    expect(() => writeRow([new Date()])).toThrow('cannot be loaded');
  });
});

describe('events that wait for their day', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'lapor-days-')), 'events');
  const DAY_MS = 86_400_000;
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const events: TimedEvent[] = Array.from({ length: 60 }, (_, i) => ({
    ...{ at: (i % 3) * DAY_MS + ((i * 7) % 20) * 1_000, n: 60 - i, id: `id${i}` },
    payload: JSON.stringify({ i, text: 'tab\tand line\n' }),
  }));
  const take = (days: EventDays): (readonly TimedEvent[])[] => {
    for (const event of events) days.add([event]);
    return [0, 1, 2, 3].map((day) => days.takeDay(day));
  };

  it('come in order, the same whether they waited in memory or in files', () => {
    const inMemory = take(new EventDays(folder, 1_000));
    expect(existsSync(folder)).toBe(false);
    const days = new EventDays(folder, 4);
    const inFiles = take(days);
    expect(inFiles).toEqual(inMemory);
    expect(inMemory.map((day) => day.length)).toEqual([20, 20, 20, 0]);
    const first = inMemory[0] ?? [];
    expect(first.every((event, i) => i === 0 || event.at >= (first[i - 1]?.at ?? 0))).toBe(true);
    days.clear();
    expect(existsSync(folder)).toBe(false);
  });

  it('of a seed that was cut off are forgotten', () => {
    const days = new EventDays(folder, 2);
    days.add(events);
    expect(new EventDays(folder, 2).takeDay(0)).toEqual([]);
  });
});
