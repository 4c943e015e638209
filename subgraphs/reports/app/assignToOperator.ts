// Row 9 of the state table: a person (petugas) of the institution works on its assignment, or nobody does any more.
import type { Transaction } from '../../../platform/db/database';
import { Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import type { Relation } from '../domain/states';
import type { LockedCase } from '../store/lockCase';
import { isHandler } from '../store/operatorRefs';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface AssignToOperatorInput extends ChangeInput {
  /** Null: nobody. */
  readonly operatorId?: string | null;
}

export function assignToOperator(ctx: ReportsContext, input: AssignToOperatorInput): Promise<ChangedReport> {
  const assigneeOperatorId = input.operatorId ?? null;
  let own: string | null = null;
  return changeCase(ctx, {
    field: 'assignToOperator',
    action: 'ASSIGN_OPERATOR',
    input,
    fields: { assigneeOperatorId: 'operatorId' },
    command: (_locked, assignmentId) => {
      own = assignmentId;
      return { assigneeOperatorId };
    },
    check: (locked, actor) => checkTakesOrGivesUp(ctx, { locked, actor, own, assigneeOperatorId }),
    checkRows: (tx, locked) => checkHandler(ctx, tx, { locked, own, assigneeOperatorId }),
  });
}

interface Taking {
  readonly locked: LockedCase;
  readonly actor: Relation;
  readonly own: string | null;
  readonly assigneeOperatorId: string | null;
}

/** A liaison takes what nobody has, and gives up what is theirs; to give a case to somebody else is the admins'. */
function checkTakesOrGivesUp({ principal }: ReportsContext, { locked, actor, own, assigneeOperatorId }: Taking): void {
  if (actor === 'HOLDER_ADMIN') return;
  const present = locked.state.assignments.find(({ id }) => id === own)?.assigneeOperatorId ?? null;
  const isTaking = present === null && assigneeOperatorId === principal.id;
  const isGivingUp = present === principal.id && assigneeOperatorId === null;
  if (!isTaking && !isGivingUp)
    throw Refusal.of('FORBIDDEN', 'operatorId', 'A liaison takes a case that nobody has, or gives up their own.');
}

/**
 * An unknown person, one of another institution or unit and one who left are refused alike. Who acts is known to be at
 * work, and sees the case.
 */
async function checkHandler(ctx: ReportsContext, tx: Transaction, taking: Omit<Taking, 'actor'>): Promise<void> {
  const { locked, own, assigneeOperatorId: operatorId } = taking;
  if (operatorId === null || operatorId === ctx.principal.id) return;
  const assignment = locked.state.assignments.find(({ id }) => id === own);
  if (!assignment || !isId(operatorId) || !(await isHandler(tx, operatorId, assignment)))
    throw Refusal.of(
      ...(['INVALID_INPUT', 'operatorId'] as const),
      'Nobody of that id handles such cases for the institution now: it has to be staff of the case’s unit, or of no unit.',
    );
}
