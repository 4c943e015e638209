// Inputs of the mutations by which a report goes from one institution to another, or to a unit.
import { Field, ID, InputType } from 'type-graphql';
import type { ReturnReason } from '../../domain/states';
import { ChangeReportInput } from './change.input';
import { ReturnReasonEnum } from './reasons';

const ASSIGNMENT_DESCRIPTION =
  'Id of the assignment (disposisi) of this report that it is about; see `availableTransitions.assignments`.';
const RECEIVER_DESCRIPTION = 'The institution (instansi) that gets it: connected, and not holding the report already.';

@InputType({ description: 'An institution gives its assignment back as not its own (bukan wewenang).' })
export class ReturnAssignmentInput extends ChangeReportInput {
  @Field(() => ReturnReasonEnum, { description: 'Why (alasan).' })
  reason!: ReturnReason;

  @Field(() => String, {
    description:
      'The reason in words, 1 to 20,000 characters, such as `Ruas ini jalan nasional.`. Read inside the institution, by its ' +
      'coordinators and the national admin.',
  })
  explanation!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Institution that is competent, if you know it (instansi yang berwenang).',
  })
  suggestedAgencyId?: string | null;
}

@InputType({ description: 'Handing an assignment on to another institution (teruskan).' })
export class ForwardAssignmentInput extends ChangeReportInput {
  @Field(() => ID, { description: ASSIGNMENT_DESCRIPTION })
  assignmentId!: string;

  @Field(() => ID, { description: RECEIVER_DESCRIPTION })
  agencyId!: string;
}

@InputType({ description: 'One more supporting institution (instansi pendukung).' })
export class AddAgencyInput extends ChangeReportInput {
  @Field(() => ID, { description: RECEIVER_DESCRIPTION })
  agencyId!: string;
}

@InputType({ description: 'Taking an assignment back (tarik disposisi).' })
export class TakeBackAssignmentInput extends ChangeReportInput {
  @Field(() => ID, { description: ASSIGNMENT_DESCRIPTION })
  assignmentId!: string;
}

@InputType({ description: 'Naming the institution that leads (tetapkan instansi utama).' })
export class NameLeadInput extends ChangeReportInput {
  @Field(() => ID, { description: ASSIGNMENT_DESCRIPTION })
  assignmentId!: string;
}

@InputType({ description: 'Giving an assignment to a unit (disposisi ke unit kerja).' })
export class DisposeToUnitInput extends ChangeReportInput {
  @Field(() => ID, {
    description: 'Unit (unit kerja) of the institution that holds the assignment; see `Agency.units`.',
  })
  unitId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The assignment (disposisi): the national admin names one, an institution admin’s is their own.',
  })
  assignmentId?: string | null;
}
