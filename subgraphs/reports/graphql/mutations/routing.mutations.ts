// The mutations by which a report goes from one institution to another, or to a unit.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addAgency } from '../../app/addAgency';
import type { ReportsContext } from '../../app/context';
import { disposeToUnit } from '../../app/disposeToUnit';
import { forwardAssignment } from '../../app/forwardAssignment';
import { nameLead } from '../../app/nameLead';
import { returnAssignment } from '../../app/returnAssignment';
import { takeBackAssignment } from '../../app/takeBackAssignment';
import {
  AddAgencyPayload,
  DisposeToUnitPayload,
  ForwardAssignmentPayload,
  NameLeadPayload,
  ReturnAssignmentPayload,
  TakeBackAssignmentPayload,
  toPayload,
} from './payload.type';
import {
  AddAgencyInput,
  DisposeToUnitInput,
  ForwardAssignmentInput,
  NameLeadInput,
  ReturnAssignmentInput,
  TakeBackAssignmentInput,
} from './routing.input';

@Resolver()
export class RoutingMutations {
  @Mutation(() => ReturnAssignmentPayload, {
    description:
      'Gives the assignment of the caller’s institution back as not its own (bukan wewenang): institution admins, with a reason ' +
      'and, if they know, who is competent. Never closes the report: VERIFY starts again if nobody else holds it.',
  })
  returnAssignment(
    @Arg('input', () => ReturnAssignmentInput, { description: 'Report and reason.' }) input: ReturnAssignmentInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ReturnAssignmentPayload> {
    return toPayload(returnAssignment(ctx, input));
  }

  @Mutation(() => ForwardAssignmentPayload, {
    description:
      'Hands an assignment on to another institution, which takes its role (teruskan): national admins. Its clocks start.',
  })
  forwardAssignment(
    @Arg('input', () => ForwardAssignmentInput, { description: 'Report, assignment and institution.' })
    input: ForwardAssignmentInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ForwardAssignmentPayload> {
    return toPayload(forwardAssignment(ctx, input));
  }

  @Mutation(() => AddAgencyPayload, {
    description:
      'Adds a supporting institution to a report under way (tambah instansi): national admins. It leads if nobody does.',
  })
  addAgency(
    @Arg('input', () => AddAgencyInput, { description: 'Report and institution.' }) input: AddAgencyInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<AddAgencyPayload> {
    return toPayload(addAgency(ctx, input));
  }

  @Mutation(() => TakeBackAssignmentPayload, {
    description:
      'Takes an assignment back (tarik disposisi): national admins. VERIFY starts again if nobody else holds the report.',
  })
  takeBackAssignment(
    @Arg('input', () => TakeBackAssignmentInput, { description: 'Report and assignment.' })
    input: TakeBackAssignmentInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<TakeBackAssignmentPayload> {
    return toPayload(takeBackAssignment(ctx, input));
  }

  @Mutation(() => NameLeadPayload, {
    description:
      'Names the institution that leads (tetapkan instansi utama): national admins, also after the lead returned the report ' +
      'while others hold it.',
  })
  nameLead(
    @Arg('input', () => NameLeadInput, { description: 'Report and assignment.' }) input: NameLeadInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<NameLeadPayload> {
    return toPayload(nameLead(ctx, input));
  }

  @Mutation(() => DisposeToUnitPayload, {
    description:
      'Gives an assignment to a unit of its institution (disposisi ke unit kerja): the institution’s admins, national admins. ' +
      'No clock changes. `INVALID_INPUT` for a unit of another institution.',
  })
  disposeToUnit(
    @Arg('input', () => DisposeToUnitInput, { description: 'Report and unit.' }) input: DisposeToUnitInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<DisposeToUnitPayload> {
    return toPayload(disposeToUnit(ctx, input));
  }
}
