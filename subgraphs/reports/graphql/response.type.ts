// `Response`: what an institution published as its follow-up. Relations are added by response.resolver.ts.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { Finding } from '../domain/states';
import { FindingEnum } from './enums';

@ObjectType({ description: 'A published response (tindak lanjut) of an institution.', simpleResolvers: true })
export class Response {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'What the institution answers (isi).' })
  body!: string;

  @Field(() => FindingEnum, { description: 'What it found (temuan).' })
  finding!: Finding;

  @Field(() => DateTime, { description: 'When it was published (terbit).' })
  publishedAt!: number;
}

export const ResponseEdge = createEdgeType(Response, 'Response');
export const ResponseConnection = createConnectionType(Response, ResponseEdge, 'Response');
