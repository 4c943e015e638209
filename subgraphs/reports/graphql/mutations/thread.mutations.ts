// The mutations of the thread of a case. Each resolver calls its verb; refusals come back in the payload.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addNote } from '../../app/addNote';
import { approveResponse } from '../../app/approveResponse';
import type { ReportsContext } from '../../app/context';
import { discardResponse } from '../../app/discardResponse';
import { draftResponse } from '../../app/draftResponse';
import { interimReply } from '../../app/interimReply';
import { toPayload } from './payload.type';
import {
  AddNoteInput,
  ApproveResponseInput,
  DiscardResponseInput,
  DraftResponseInput,
  InterimReplyInput,
} from './thread.input';
import {
  AddNotePayload,
  ApproveResponsePayload,
  DiscardResponsePayload,
  DraftResponsePayload,
  InterimReplyPayload,
} from './thread.payload';

@Resolver()
export class ThreadMutations {
  @Mutation(() => DraftResponsePayload, {
    description:
      'Drafts the answer of the caller’s institution (konsep tindak lanjut), or changes a draft: liaisons and agencies’ ' +
      'systems. Nobody outside the institution sees it.',
  })
  draftResponse(
    @Arg('input', () => DraftResponseInput, { description: 'Report and draft.' }) input: DraftResponseInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<DraftResponsePayload> {
    return toPayload(draftResponse(ctx, input));
  }

  @Mutation(() => ApproveResponsePayload, {
    description:
      'Approves a draft of the caller’s institution (setujui tindak lanjut): liaisons, also one of their own. Then ' +
      '`publishResponse` takes it by its id.',
  })
  approveResponse(
    @Arg('input', () => ApproveResponseInput, { description: 'Report and draft.' }) input: ApproveResponseInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ApproveResponsePayload> {
    return toPayload(approveResponse(ctx, input));
  }

  @Mutation(() => DiscardResponsePayload, {
    description:
      'Throws a draft of the caller’s institution away (buang konsep), approved or not: liaisons and agencies’ systems. Its ' +
      'text is not kept.',
  })
  discardResponse(
    @Arg('input', () => DiscardResponseInput, { description: 'Report and draft.' }) input: DiscardResponseInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<DiscardResponsePayload> {
    return toPayload(discardResponse(ctx, input));
  }

  @Mutation(() => InterimReplyPayload, {
    description:
      'Tells everybody who sees the report that work goes on (respons awal), without answering it. Takes the assignment of ' +
      'the caller’s institution up if that is pending. Stops FIRST_RESPONSE.',
  })
  interimReply(
    @Arg('input', () => InterimReplyInput, { description: 'Report and message.' }) input: InterimReplyInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<InterimReplyPayload> {
    return toPayload(interimReply(ctx, input));
  }

  @Mutation(() => AddNotePayload, {
    description:
      'Adds an internal note (catatan internal) to a report that the caller’s institution holds or held: its admins, liaisons ' +
      'and systems. Seen by that institution and its coordinators only.',
  })
  addNote(
    @Arg('input', () => AddNoteInput, { description: 'Report and note.' }) input: AddNoteInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<AddNotePayload> {
    return toPayload(addNote(ctx, input));
  }
}
