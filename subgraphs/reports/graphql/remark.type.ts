// `Remark`: what was said with a step of a report. Who may read it is decided by app/readRemark.ts.
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What was said with a step of a report (keterangan).', simpleResolvers: true })
export class Remark {
  @Field(() => String, { description: 'The text (isi), such as `Di kilometer berapa lubang itu?`.' })
  body!: string;
}
