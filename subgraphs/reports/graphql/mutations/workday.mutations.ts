// The mutations by which an institution shares its work out. Each resolver calls its verb; refusals come back in the payload.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { assignToOperator } from '../../app/assignToOperator';
import type { ReportsContext } from '../../app/context';
import { AssignToOperatorPayload, toPayload } from './payload.type';
import { AssignToOperatorInput } from './workday.input';

@Resolver()
export class WorkdayMutations {
  @Mutation(() => AssignToOperatorPayload, {
    description:
      'Gives the assignment of the caller’s institution to one of its people (tugaskan kepada petugas), or with a null ' +
      '`operatorId` to nobody. An institution admin gives it to anybody of the institution; a liaison takes one that nobody ' +
      'has, or gives up their own. A liaison who accepts a case that nobody has takes it with that. No clock changes. ' +
      '`INVALID_INPUT` for somebody who does not handle cases for the institution, and for who has it already.',
  })
  assignToOperator(
    @Arg('input', () => AssignToOperatorInput, { description: 'Report and person.' }) input: AssignToOperatorInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<AssignToOperatorPayload> {
    return toPayload(assignToOperator(ctx, input));
  }
}
