// The mutations of action plans (rencana aksi). Who may do what in which state: docs/action-plan-states.md.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addActionPlanItem } from '../app/addActionPlanItem';
import { approveActionPlan } from '../app/approveActionPlan';
import { closeActionPlan } from '../app/closeActionPlan';
import type { AgenciesContext } from '../app/context';
import { createActionPlan } from '../app/createActionPlan';
import { removeActionPlanItem } from '../app/removeActionPlanItem';
import { reportActual } from '../app/reportActual';
import { returnActionPlan } from '../app/returnActionPlan';
import { submitActionPlan } from '../app/submitActionPlan';
import { updateActionPlan } from '../app/updateActionPlan';
import { updateActionPlanItem } from '../app/updateActionPlanItem';
import {
  AddActionPlanItemInput,
  ApproveActionPlanInput,
  CloseActionPlanInput,
  CreateActionPlanInput,
  RemoveActionPlanItemInput,
  ReportActualInput,
  ReturnActionPlanInput,
  SubmitActionPlanInput,
  UpdateActionPlanInput,
  UpdateActionPlanItemInput,
} from './actionPlan.input';
import { ActionPlanItemPayload, ActionPlanPayload, toPlanPayload } from './actionPlan.payload';

const EDITORS =
  'For admins of the institution and of those above it, with the scope `agencies:write`; the plan has to be a DRAFT.';
const MINISTRY = 'For national admins, with the scope `agencies:write`.';

@Resolver()
export class ActionPlanMutations {
  @Mutation(() => ActionPlanPayload, {
    description:
      'Begins an action plan of a year (buat rencana aksi), as a draft. For admins of the institution and of those above it, with the ' +
      'scope `agencies:write`.',
  })
  createActionPlan(
    @Arg('input', () => CreateActionPlanInput, { description: 'Institution and year.' }) input: CreateActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(createActionPlan(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, { description: `Changes the terms of a draft (ubah rencana aksi). ${EDITORS}` })
  updateActionPlan(
    @Arg('input', () => UpdateActionPlanInput, { description: 'Plan and terms.' }) input: UpdateActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(updateActionPlan(ctx, input));
  }

  @Mutation(() => ActionPlanItemPayload, {
    description: `Adds an item (tambah kegiatan), at most 60 a plan. ${EDITORS}`,
  })
  addActionPlanItem(
    @Arg('input', () => AddActionPlanItemInput, { description: 'Plan and item.' }) input: AddActionPlanItemInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanItemPayload> {
    return toPlanPayload(addActionPlanItem(ctx, input));
  }

  @Mutation(() => ActionPlanItemPayload, {
    description: `Replaces an item (ubah kegiatan); what was reported of it stays. ${EDITORS}`,
  })
  updateActionPlanItem(
    @Arg('input', () => UpdateActionPlanItemInput, { description: 'The item.' }) input: UpdateActionPlanItemInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanItemPayload> {
    return toPlanPayload(updateActionPlanItem(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, {
    description: `Removes an item (hapus kegiatan) with what was reported of it. ${EDITORS}`,
  })
  removeActionPlanItem(
    @Arg('input', () => RemoveActionPlanItemInput, { description: 'The item.' }) input: RemoveActionPlanItemInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(removeActionPlanItem(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, {
    description: `Hands a draft to the ministry (ajukan rencana aksi): SUBMITTED. It needs an item. ${EDITORS}`,
  })
  submitActionPlan(
    @Arg('input', () => SubmitActionPlanInput, { description: 'The plan.' }) input: SubmitActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(submitActionPlan(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, {
    description: `Approves a submitted plan (setujui rencana aksi): APPROVED, and public. ${MINISTRY}`,
  })
  approveActionPlan(
    @Arg('input', () => ApproveActionPlanInput, { description: 'The plan.' }) input: ApproveActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(approveActionPlan(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, {
    description: `Returns a submitted or approved plan to be mended (kembalikan rencana aksi): DRAFT, not public any more. ${MINISTRY}`,
  })
  returnActionPlan(
    @Arg('input', () => ReturnActionPlanInput, { description: 'The plan and why.' }) input: ReturnActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(returnActionPlan(ctx, input));
  }

  @Mutation(() => ActionPlanItemPayload, {
    description:
      'Reports what an item of an approved plan achieved in a quarter (lapor capaian); again, to replace it. For admins and liaisons of ' +
      'the institution (a liaison of a unit: items of that unit) and admins of those above it, with the scope `agencies:write`.',
  })
  reportActual(
    @Arg('input', () => ReportActualInput, { description: 'Item, quarter and value.' }) input: ReportActualInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanItemPayload> {
    return toPlanPayload(reportActual(ctx, input));
  }

  @Mutation(() => ActionPlanPayload, {
    description:
      'Closes the year of an approved plan (tutup rencana aksi): REPORTED. From its last quarter on, once every indicator that is not ' +
      'measured has an actual for its last quarter with a target; else `TRANSITION_NOT_ALLOWED`. For admins of the institution and of ' +
      'those above it, with the scope `agencies:write`.',
  })
  closeActionPlan(
    @Arg('input', () => CloseActionPlanInput, { description: 'The plan.' }) input: CloseActionPlanInput,
    @Ctx() ctx: AgenciesContext,
  ): Promise<ActionPlanPayload> {
    return toPlanPayload(closeActionPlan(ctx, input));
  }
}
