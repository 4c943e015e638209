// Every state × action × relation cell of the state table against a matrix written by hand from the domain, not from the table.
import { describe, expect, it } from '@jest/globals';
import { findTransition, isFrom, listAvailableActions } from '../../../../subgraphs/reports/domain/findTransition';
import { STATE_TABLE } from '../../../../subgraphs/reports/domain/stateTable';
import { renderStateTable } from '../../../../subgraphs/reports/domain/stateTableDoc';
import { RELATIONS, REPORT_ACTIONS, REPORT_STATUSES } from '../../../../subgraphs/reports/domain/states';
import type { Relation, ReportAction } from '../../../../subgraphs/reports/domain/states';
import { LETTERS, MAY } from './mayMatrix';

function expectCell(action: ReportAction, letter: string, relation: Relation): string {
  const own = MAY[action][relation];
  if (own?.includes(letter)) return 'ok';
  const isForOthers = Object.values(MAY[action]).some((letters) => letters.includes(letter));
  return own === undefined || isForOthers ? 'FORBIDDEN' : 'TRANSITION_NOT_ALLOWED';
}

const CELLS = Object.keys(LETTERS).length * RELATIONS.length;

describe('state table', () => {
  it.each(REPORT_ACTIONS)(`answers all ${CELLS} state × relation cells of %s as the domain says`, (action) => {
    const wrong: string[] = [];
    for (const [letter, status] of Object.entries(LETTERS)) {
      for (const relation of RELATIONS) {
        const found = findTransition(action, status, [relation]);
        const got = found.ok ? 'ok' : found.code;
        const want = expectCell(action, letter, relation);
        if (got !== want) wrong.push(`${status} ${relation}: ${got} instead of ${want}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('covers every state, and all 19 rows of the domain', () => {
    expect(Object.values(LETTERS)).toEqual([null, ...REPORT_STATUSES]);
    expect(new Set(STATE_TABLE.map(({ row }) => row))).toEqual(new Set(Array.from({ length: 19 }, (_, i) => i + 1)));
    const actions = REPORT_ACTIONS.filter((action) => action !== 'ERASE');
    expect(new Set(STATE_TABLE.map(({ action }) => action))).toEqual(new Set(actions));
  });

  it('never lets two rows compete for the same action, state and relation', () => {
    for (const action of REPORT_ACTIONS) {
      for (const status of Object.values(LETTERS)) {
        for (const relation of RELATIONS) {
          const rows = STATE_TABLE.filter(
            (row) => row.action === action && row.who.includes(relation) && isFrom(row.from, status),
          );
          expect({ action, status, relation, rows: Math.min(rows.length, 1) }).toEqual({
            action,
            status,
            relation,
            rows: rows.length,
          });
        }
      }
    }
  });

  it('forbids everything to somebody without any relation to the report', () => {
    for (const action of REPORT_ACTIONS) {
      expect(findTransition(action, 'RESPONDED', [])).toEqual({ ok: false, code: 'FORBIDDEN' });
    }
    expect(listAvailableActions('RESPONDED', [], { own: null, canReopen: true })).toEqual([]);
  });

  it('lets an actor with several relations do what any of them may', () => {
    const found = findTransition('CONFIRM', 'RESPONDED', ['HOLDER_ADMIN', 'REPORTER_OF']);
    expect(found.ok && found.transition.row).toBe(14);
  });
});

describe('available actions', () => {
  const none = { own: null, canReopen: true };

  it.each([
    ['REPORTER_OF', 'RESPONDED', none, ['REPLY', 'CONFIRM', 'ESCALATE', 'WITHDRAW']],
    ['REPORTER_OF', 'CLOSED', none, ['REOPEN']],
    ['REPORTER_OF', 'CLOSED', { own: null, canReopen: false }, []],
    ['REPORTER_OF', 'NEEDS_INFO', none, ['COMPLETE', 'ESCALATE', 'WITHDRAW']],
    ['TARGET_ADMIN', 'SUBMITTED', none, ['DISPOSE', 'POSTPONE', 'ARCHIVE']],
    [
      'HOLDER_LIAISON',
      'DISPOSED',
      { own: 'PENDING', canReopen: true, drafts: ['DRAFT'] },
      [
        ...['ASSIGN_OPERATOR', 'ACCEPT', 'INTERIM_REPLY', 'DRAFT_RESPONSE', 'APPROVE_RESPONSE'],
        ...['DISCARD_RESPONSE', 'PUBLISH_RESPONSE'],
      ],
    ],
    [
      'HOLDER_CLIENT',
      'IN_PROGRESS',
      { own: 'ACCEPTED', canReopen: true, drafts: ['APPROVED'] },
      ['INTERIM_REPLY', 'DRAFT_RESPONSE', 'DISCARD_RESPONSE', 'PUBLISH_RESPONSE'],
    ],
    ['HOLDER_CLIENT', 'IN_PROGRESS', { own: 'ANSWERED', canReopen: true }, ['DRAFT_RESPONSE', 'PUBLISH_RESPONSE']],
    [
      'HOLDER_LIAISON',
      'IN_PROGRESS',
      { own: 'ACCEPTED', canReopen: true, drafts: ['APPROVED'] },
      ['ASSIGN_OPERATOR', 'INTERIM_REPLY', 'DRAFT_RESPONSE', 'DISCARD_RESPONSE', 'PUBLISH_RESPONSE'],
    ],
    [
      'HOLDER_CLIENT',
      'REPORTER_REPLIED',
      { own: 'ANSWERED', canReopen: true, drafts: ['APPROVED'] },
      ['ACCEPT', 'INTERIM_REPLY', 'DRAFT_RESPONSE', 'DISCARD_RESPONSE', 'PUBLISH_RESPONSE'],
    ],
    ['HOLDER_LIAISON', 'CLOSED', { own: 'DONE', canReopen: true }, []],
    [
      'NATIONAL_ADMIN',
      'RESPONDED',
      none,
      [
        'POSTPONE',
        'MERGE',
        'FORWARD',
        'ADD_AGENCY',
        'TAKE_BACK',
        'DISPOSE_TO_UNIT',
        'NAME_LEAD',
        'CLOSE',
        'RECLASSIFY',
        'RECATEGORISE',
        'CHANGE_VISIBILITY',
      ],
    ],
  ] as const)('offers %s in %s exactly what can be done', (relation, status, facts, expected) => {
    expect(listAvailableActions(status, [relation], facts)).toEqual(expected);
  });
});

describe('generated documentation', () => {
  it('has a line for each transition and names each limit', () => {
    const text = renderStateTable();
    const lines = text.split('\n').filter((line) => /^\| \d+ \|/.test(line));
    expect(lines).toHaveLength(STATE_TABLE.length);
    expect(lines[1]).toContain('start RESOLVE of each new assignment');
    expect(text).toContain('| PERMENPANRB_62_2018 | RESOLVE_COMPLAINT_SUPERVISORY_60_WD | RESOLVE | 60 working days |');
    expect(text).not.toContain('undefined');
  });
});
