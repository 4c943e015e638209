// What the mutations of the thread answer: the report, and the draft or note where they made one.
import { Ctx, FieldResolver, ObjectType, Resolver, Root, type ClassType } from 'type-graphql';
import type { ReportsContext } from '../../app/context';
import { readDraft } from '../../app/listThread';
import { readNote } from '../../app/readNote';
import { Note } from '../note.type';
import { ResponseDraft } from '../responseDraft.type';
import { createPayloadResolver } from './payload.resolver';
import { ChangePayload, PAYLOAD_DESCRIPTION } from './payload.type';

@ObjectType()
abstract class DraftPayload extends ChangePayload {
  draftId?: string;
}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class DraftResponsePayload extends DraftPayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ApproveResponsePayload extends DraftPayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class DiscardResponsePayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class InterimReplyPayload extends ChangePayload {}

@ObjectType({ description: 'The note, or why it was not kept.' })
export class AddNotePayload extends ChangePayload {
  noteId!: string | null;
}

function createDraftResolver(payload: ClassType<DraftPayload>) {
  @Resolver(() => payload)
  class DraftPayloadResolver {
    @FieldResolver(() => ResponseDraft, {
      nullable: true,
      description: 'The draft (konsep) as it is now; null when nothing changed, or when it is no draft any more.',
    })
    draft(@Root() { draftId }: DraftPayload, @Ctx() ctx: ReportsContext) {
      return readDraft(ctx, draftId);
    }
  }
  return DraftPayloadResolver;
}

@Resolver(() => AddNotePayload)
class NotePayloadResolver {
  @FieldResolver(() => Note, { nullable: true, description: 'The note (catatan) as it was kept.' })
  note(@Root() { noteId }: AddNotePayload, @Ctx() ctx: ReportsContext) {
    return readNote(ctx, noteId);
  }
}

export const THREAD_PAYLOAD_RESOLVERS = [
  ...[DraftResponsePayload, ApproveResponsePayload, DiscardResponsePayload].map(createPayloadResolver),
  ...[InterimReplyPayload, AddNotePayload].map(createPayloadResolver),
  ...[DraftResponsePayload, ApproveResponsePayload].map(createDraftResolver),
  NotePayloadResolver,
] as const;
