// Renders the state table of action plans as Markdown. Called by the generator of docs/action-plan-states.md.
import { PLAN_STATE_TABLE, type PlanTransition } from './planStateTable';

const HEAD = ['Action', 'From', 'To', 'Who', 'Mutation', 'Note'];

function renderRow({ action, from, to, who, mutation, note }: PlanTransition): string {
  return `| ${[action, from?.join(', ') ?? '–', to, who.join(', '), `\`${mutation}\``, note || '–'].join(' | ')} |`;
}

export function renderPlanStates(): string {
  return `# Life of an action plan

Generated from \`subgraphs/agencies/domain/planStateTable.ts\`. OWN_ADMIN and OWN_LIAISON work for the plan's institution; a COORDINATOR
is an admin of an institution above it. DRAFT and SUBMITTED are seen by the institution's own staff and systems, its coordinators and
national admins; APPROVED and REPORTED by everybody.

| ${HEAD.join(' | ')} |
|${HEAD.map(() => '---').join('|')}|
${PLAN_STATE_TABLE.map(renderRow).join('\n')}
`;
}
