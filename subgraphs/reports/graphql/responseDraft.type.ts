// `ResponseDraft`: what an institution prepares before it publishes. Relations are added by thread.resolver.ts.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { DRAFT_STATUSES, type DraftStatus, type Finding } from '../domain/states';
import { createEnum, FindingEnum } from './enums';

const DraftStatusEnum = createEnum('DraftStatus', DRAFT_STATUSES, 'Where a draft stands (status konsep).', {
  DRAFT: 'Being written (konsep).',
  APPROVED: 'Approved by a liaison: may be published (disetujui).',
});

@ObjectType({
  description:
    'A response that is not published yet (konsep tindak lanjut). Seen by its institution and its coordinators only. Once it ' +
    'is published, it is a `Response` with the same id.',
  simpleResolvers: true,
})
export class ResponseDraft {
  @Field(() => ID, { description: 'Its id: a UUID that never changes. Give it to the mutations as `responseId`.' })
  id!: string;

  @Field(() => String, { description: 'What the institution is going to answer (isi).' })
  body!: string;

  @Field(() => FindingEnum, { description: 'What it found (temuan).' })
  finding!: Finding;

  @Field(() => DraftStatusEnum, { description: 'Where it stands (status).' })
  status!: DraftStatus;

  @Field(() => DateTime, { description: 'When it was first written (ditulis).' })
  draftedAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was last changed (diubah); null if it never was.' })
  editedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved (disetujui); null while it is not.' })
  approvedAt!: number | null;
}

export const ResponseDraftEdge = createEdgeType(ResponseDraft, 'ResponseDraft');
export const ResponseDraftConnection = createConnectionType(ResponseDraft, ResponseDraftEdge, 'ResponseDraft');
