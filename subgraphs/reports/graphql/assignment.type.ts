// `Assignment`: a report given to one institution. Relations are added by assignment.resolver.ts.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { AssignmentRole, AssignmentStatus } from '../domain/states';
import { AssignmentRoleEnum, AssignmentStatusEnum } from './enums';

@ObjectType({
  description:
    'A report given to one institution (disposisi). Those that were returned, taken back or forwarded are seen only by ' +
    'that institution, its coordinators and the national admin.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Assignment {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => AssignmentRoleEnum, { description: 'Whether it leads or supports (peran).' })
  role!: AssignmentRole;

  @Field(() => AssignmentStatusEnum, { description: 'Where it stands (status).' })
  status!: AssignmentStatus;

  @Field(() => DateTime, { description: 'When the report was disposed to the institution (didisposisikan).' })
  assignedAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was first taken up (diterima).' })
  acceptedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When its first response was published (ditindaklanjuti).' })
  answeredAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended (berakhir); null while it is open.' })
  endedAt!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Its nearest running deadline (batas waktu terdekat); null when none runs.',
  })
  dueAt!: number | null;
}
