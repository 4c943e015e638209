// Renders the state table as Markdown. Called by the generator of docs/case-states.md and by its check.
import { CLOCK_POLICIES } from './policy';
import { STATE_TABLE } from './stateTable';
import type { ClockEffect, From, Transition } from './stateTable';

function renderFrom(from: From): string {
  if (from === null) return '–';
  if (typeof from !== 'string') return from.join(', ');
  return { HELD: 'held', ANY_OPEN: 'any open', ANY: 'any' }[from];
}

const SCOPES = { REPORT: '', OWN: ' of the assignment', LEAD: ' of the lead', NEW: ' of each new assignment', ALL: '' };
const CONDITIONS = {
  NOBODY_HOLDS_IT: ' if nobody holds it',
  RESPONDED: ' once RESPONDED',
  NOT_RESPONDED: ' unless RESPONDED',
  REPLY_OWED: ' if a reply waits',
};

function renderClock([verb, clock, scope, condition]: ClockEffect): string {
  const what = clock === 'ALL' ? 'all' : clock;
  return `${verb.toLowerCase()} ${what}${SCOPES[scope]}${condition ? CONDITIONS[condition] : ''}`;
}

function renderRow(row: Transition): string {
  const cells = [
    String(row.row),
    row.action,
    renderFrom(row.from),
    { DERIVED: 'by derivation', SAME: 'same', RESUME: 'where it was' }[row.to as string] ?? row.to,
    row.who.join(', '),
    row.clocks.map(renderClock).join('; ') || '–',
    row.assignment ?? '–',
    row.own?.join(', ') ?? '–',
    row.reasons?.join(', ') ?? '–',
    row.source,
    row.note,
  ];
  return `| ${cells.join(' | ')} |`;
}

function renderTable(head: readonly string[], lines: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines].join('\n');
}

export function renderStateTable(): string {
  const head = [
    '#',
    'Action',
    'From',
    'To',
    'Who',
    'Clocks',
    'Assignment',
    'Assignment must be',
    'Reasons',
    'Source',
    'Note',
  ];
  const limits = CLOCK_POLICIES.flatMap((policy) =>
    policy.rules.map(({ name, clock, limit, unit }) => {
      const days = unit === 'WORKING_DAY' ? 'working days' : 'days';
      return `| ${policy.name} | ${name} | ${clock} | ${limit} ${days} |`;
    }),
  );
  return [
    '# Life of a report',
    'Generated from `subgraphs/reports/domain/stateTable.ts`. "Held" is DISPOSED, IN_PROGRESS, RESPONDED or REPORTER_REPLIED.',
    renderTable(head, STATE_TABLE.map(renderRow)),
    '## Limits',
    renderTable(['Policy', 'Rule', 'Clock', 'Limit'], limits),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
