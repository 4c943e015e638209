// `Mutation.updateOperator` and `Query.operatorChanges`.
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { listOperatorChanges } from '../app/listOperatorChanges';
import { readOperator } from '../app/readOperator';
import type { UsersContext } from '../app/services';
import { updateOperator } from '../app/updateOperator';
import type { OperatorChange as OperatorChangeRow, OperatorPost as OperatorPostRow } from '../store/operator.store';
import { Operator } from './operator.type';
import {
  OperatorChange,
  OperatorChangeConnection,
  OperatorPost,
  UpdateOperatorInput,
  UpdateOperatorPayload,
} from './operatorChange.type';
import { Agency, Unit } from './stubs.type';
import { toPayload } from './toPayload';

@Resolver()
export class OperatorChangesResolver {
  @Query(() => OperatorChangeConnection, {
    description:
      'Who changed an operator’s account, and how (riwayat petugas), the newest first. For the DPO and for admins of the ' +
      'institution and those above it, with scope `users:read`; FORBIDDEN for everybody else.',
  })
  operatorChanges(
    @Arg('operatorId', () => ID, { description: 'Id of the operator; `NOT_FOUND` outside your institutions.' })
    operatorId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: UsersContext,
  ) {
    return listOperatorChanges(ctx, operatorId, page);
  }

  @Mutation(() => UpdateOperatorPayload, {
    description:
      'Deactivates an operator or brings one back, moves them to another institution or unit, makes them liaison or admin ' +
      '(kelola petugas). For institution admins within their institution and those below it, for national admins everywhere; ' +
      'nobody changes themselves. Tokens of theirs follow within a minute; cases that they have stay theirs until somebody ' +
      'gives them to another (`Query.workload`).',
  })
  updateOperator(
    @Arg('input', () => UpdateOperatorInput, { description: 'Whom, and what changes.' }) input: UpdateOperatorInput,
    @Ctx() ctx: UsersContext,
  ): Promise<UpdateOperatorPayload> {
    return toPayload(() => updateOperator(ctx, input), { operatorId: null });
  }
}

@Resolver(() => UpdateOperatorPayload)
export class UpdateOperatorPayloadResolver {
  @FieldResolver(() => Operator, { nullable: true, description: 'The operator as they are now (petugas).' })
  operator(@Root() { operatorId }: UpdateOperatorPayload, @Ctx() ctx: UsersContext) {
    return operatorId === null ? null : readOperator(ctx, operatorId);
  }
}

@Resolver(() => OperatorChange)
export class OperatorChangeResolver {
  @FieldResolver(() => Operator, { nullable: true, description: 'Who changed it (pelaku).' })
  actor(@Root() { actorId }: OperatorChangeRow, @Ctx() ctx: UsersContext) {
    return readOperator(ctx, actorId);
  }
}

@Resolver(() => OperatorPost)
export class OperatorPostResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Institution (instansi).' })
  agency(@Root() { agencyId }: OperatorPostRow) {
    return { id: agencyId };
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'Unit (unit kerja); null for none.' })
  unit(@Root() { unitId }: OperatorPostRow) {
    return unitId === null ? null : { id: unitId };
  }
}
