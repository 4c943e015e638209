// `Reply`: what the reporter wrote under a response. The person is added by reply.resolver.ts.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';

@ObjectType({ description: 'A reply (tanggapan) of the reporter to a response.', simpleResolvers: true })
export class Reply {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'What the reporter writes (isi).' })
  body!: string;

  @Field(() => DateTime, { description: 'When it was written (waktu).' })
  at!: number;
}

export const ReplyEdge = createEdgeType(Reply, 'Reply');
export const ReplyConnection = createConnectionType(Reply, ReplyEdge, 'Reply');
