// gateway/web/page/example.ts: what the playground fills into an example's variables.
import { describe, expect, it } from '@jest/globals';
import { fillVariables } from '../../../gateway/web/page/example';

describe('the values that are filled in', () => {
  const AT = Date.parse('2026-01-01T10:00:00Z');

  it('are those of yesterday, WIB: the last day of the demonstration data', () => {
    expect(fillVariables({ period: { year: '=year', month: '=month' } }, AT, null)).toEqual({
      period: { year: 2025, month: 12 },
    });
  });

  it('are a fresh key each time', () => {
    const keys = [1, 2].map(() => (fillVariables({ key: '=key' }, AT, null) as { key: string }).key);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{16,128}$/);
  });

  it('are found by place, or by the action that an entry offers', () => {
    const found = {
      list: [
        { id: 'a', availableActions: [] },
        { id: 'b', availableActions: ['CLOSE'] },
      ],
    };
    expect(fillVariables(['=list.0.id', '=list.CLOSE.id', '=list.OPEN.id', 'plain'], AT, found)).toEqual([
      'a',
      'b',
      'nothing found at list.OPEN.id',
      'plain',
    ]);
  });
});
