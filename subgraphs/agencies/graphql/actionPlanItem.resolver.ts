// The relations of `ActionPlanItem`: its plan, its unit, and its quarters.
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CodedError } from '../../../platform/errors';
import type { AgenciesContext } from '../app/context';
import { loadActuals, loadPlan } from '../app/loadPlan';
import { loadUnitById } from '../app/loadUnit';
import { isQuarter } from '../domain/actionPlan';
import type { ItemRow } from '../store/planRows';
import { ActionPlan } from './actionPlan.type';
import { ActionPlanItem, ActionPlanQuarter, ReportedActual } from './actionPlanItem.type';
import { Unit } from './unit.type';

@Resolver(() => ActionPlanItem)
export class ActionPlanItemResolver {
  @FieldResolver(() => ActionPlan, { description: 'The plan (rencana aksi) that it belongs to.' })
  plan(@Root() item: ItemRow, @Ctx() ctx: AgenciesContext) {
    return loadPlan(ctx, item.planId);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'The unit that answers for it (unit penanggung jawab); null: the institution as a whole.',
  })
  responsibleUnit(@Root() { responsibleUnitId }: ItemRow, @Ctx() ctx: AgenciesContext) {
    return responsibleUnitId === null ? null : loadUnitById(ctx, responsibleUnitId);
  }

  @FieldResolver(() => [ActionPlanQuarter], {
    description: 'Its four quarters (triwulan) in order: targets and what was reported.',
  })
  async quarters(@Root() item: ItemRow, @Ctx() ctx: AgenciesContext): Promise<ActionPlanQuarter[]> {
    const actuals = await loadActuals(ctx, item);
    return item.targets.map((target, i) => {
      const reported = actuals.find(({ quarter }) => quarter === i + 1) ?? null;
      return { quarter: i + 1, target, reported };
    });
  }

  @FieldResolver(() => ReportedActual, {
    nullable: true,
    description: 'What was reported for one quarter (capaian yang dilaporkan); null until it is.',
  })
  async reportedActual(
    @Root() item: ItemRow,
    @Arg('quarter', () => Int, { description: 'The quarter (triwulan), 1 to 4; others are `BAD_USER_INPUT`.' })
    quarter: number,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ReportedActual | null> {
    if (!isQuarter(quarter)) throw new CodedError('BAD_USER_INPUT', 'quarter wants 1 to 4.');
    return (await loadActuals(ctx, item)).find((actual) => actual.quarter === quarter) ?? null;
  }
}
