// `ResponseTemplate`: a text that an institution uses again and again.
import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';

@ObjectType({
  description:
    'A template of responses (templat tanggapan). Seen by the admins and liaisons of the institution that keeps it only.',
  simpleResolvers: true,
})
export class ResponseTemplate {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'Its name (nama templat), such as `Perbaikan jalan`: once an institution.' })
  name!: string;

  @Field(() => String, {
    description: 'Its text (isi) with its placeholders as they are; `Report.renderedTemplate` fills them in.',
  })
  body!: string;

  @Field(() => DateTime, { description: 'When it was saved last (terakhir disimpan).' })
  updatedAt!: number;
}

const ResponseTemplateEdge = createEdgeType(ResponseTemplate, 'ResponseTemplate');
export const ResponseTemplateConnection = createConnectionType(
  ResponseTemplate,
  ResponseTemplateEdge,
  'ResponseTemplate',
);
