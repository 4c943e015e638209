// `Note`: what an institution writes down for itself. Relations are added by thread.resolver.ts.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';

@ObjectType({
  description:
    'An internal note (catatan internal). Seen by the institution that wrote it and its coordinators only: not by another ' +
    'institution on the same report, not by the reporter, not by the national admin.',
  simpleResolvers: true,
})
export class Note {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'What it says (isi).' })
  body!: string;

  @Field(() => DateTime, { description: 'When it was written (waktu).' })
  at!: number;
}

export const NoteEdge = createEdgeType(Note, 'Note');
export const NoteConnection = createConnectionType(Note, NoteEdge, 'Note');
