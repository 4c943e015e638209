// `Escalation`: one flag of a report. Its agency is left out on purpose: only reporters and the system raise one.
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ActorRole } from '../app/toTimelineEntry';
import { ActorRoleEnum } from './enums';

@ObjectType({
  description: 'A flag on a report (eskalasi): a deadline was missed, or the reporter went to the Ombudsman.',
  simpleResolvers: true,
})
export class Escalation {
  @Field(() => DateTime, { description: 'When it was raised (waktu).' })
  at!: number;

  @Field(() => ActorRoleEnum, { description: 'Who raised it (peran): SYSTEM or REPORTER.' })
  actorRole!: ActorRole;

  @Field(() => String, {
    nullable: true,
    description: 'Why (alasan): `OVERDUE` or `TO_OMBUDSMAN`.',
  })
  reason!: string | null;
}
