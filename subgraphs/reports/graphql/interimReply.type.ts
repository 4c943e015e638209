// `InterimReply`: what an institution tells while it works. Relations are added by thread.resolver.ts.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';

@ObjectType({
  description:
    'An interim reply (respons awal) of an institution: work goes on. Seen by everybody who sees the report.',
  simpleResolvers: true,
})
export class InterimReply {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'What the institution tells (isi).' })
  body!: string;

  @Field(() => DateTime, { description: 'When it was written (waktu).' })
  at!: number;
}

export const InterimReplyEdge = createEdgeType(InterimReply, 'InterimReply');
export const InterimReplyConnection = createConnectionType(InterimReply, InterimReplyEdge, 'InterimReply');
