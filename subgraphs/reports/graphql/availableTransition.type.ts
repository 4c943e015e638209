// `AvailableTransition`: one thing that the viewer could do with a report now. Built by app/listTransitions.ts.
import { Field, ObjectType } from 'type-graphql';
import type { AvailableTransitionData } from '../app/listTransitions';
import type { ReportAction, ReportStatus } from '../domain/states';
import { Assignment } from './assignment.type';
import { ReportActionEnum, ReportStatusEnum } from './enums';

@ObjectType({
  description:
    'What you could do with a report now (tindakan yang tersedia), by the table of states by which the mutations decide. It may ' +
    'still be refused for its input, or because somebody was faster.',
  simpleResolvers: true,
})
export class AvailableTransition implements AvailableTransitionData {
  @Field(() => ReportActionEnum, { description: 'What is done (tindakan).' })
  action!: ReportAction;

  @Field(() => String, {
    nullable: true,
    description: 'The mutation that does it, such as `returnAssignment`; null where there is none yet.',
  })
  mutation!: string | null;

  @Field(() => ReportStatusEnum, {
    nullable: true,
    description: 'Status that it leads to; null where the assignments decide once it has happened.',
  })
  to!: ReportStatus | null;

  @Field(() => [String], {
    description:
      'Codes of which one is given as `reason` (alasan), such as `NOT_COMPETENT`; empty where none is asked for.',
  })
  reasons!: readonly string[];

  @Field(() => [Assignment], {
    description:
      'Assignments (disposisi) that it may be about. A national admin names one as `assignmentId`; for others it is their ' +
      'own. Empty where it is about the report.',
  })
  assignments!: AvailableTransitionData['assignments'];
}
