// Inputs of the mutations that do one thing to many reports.
import { Field, ID, InputType, Int } from 'type-graphql';
import type { ArchiveReason } from '../../domain/states';
import { ArchiveReasonEnum } from './reasons';
import { OPERATOR_DESCRIPTION } from './workday.input';

@InputType({ description: 'One report of many, at the version that you read.' })
export class BulkItemInput {
  @Field(() => ID, { description: 'Id of the report (laporan).' })
  reportId!: string;

  @Field(() => Int, { description: 'The `version` that you read; if it has changed since: `VERSION_CONFLICT`.' })
  expectedVersion!: number;
}

@InputType()
abstract class BulkInput {
  @Field(() => String, {
    description:
      'A random key of your own for this call (16 to 128 of `A-Z a-z 0-9 - _`), such as a new UUID. Repeat the call with the ' +
      'same key after a lost or partial answer: what was done stays done once, what was not reached is done then.',
  })
  idempotencyKey!: string;

  @Field(() => [BulkItemInput], { description: 'The reports, 1 to 100, each named once.' })
  items!: BulkItemInput[];
}

@InputType({ description: 'Many reports, taken up by the caller’s institution (terima sekaligus).' })
export class BulkAcceptAssignmentInput extends BulkInput {
  @Field(() => ID, { nullable: true, description: 'The unit (unit kerja) that will work on them.' })
  unitId?: string | null;
}

@InputType({ description: 'Many reports, given to one person of the institution (tugaskan sekaligus).' })
export class BulkAssignToOperatorInput extends BulkInput {
  @Field(() => ID, { nullable: true, description: OPERATOR_DESCRIPTION })
  operatorId?: string | null;
}

@InputType({ description: 'Many reports, given to one unit of the institution (disposisi sekaligus).' })
export class BulkDisposeToUnitInput extends BulkInput {
  @Field(() => ID, { description: 'Unit (unit kerja) of the caller’s institution; see `Agency.units`.' })
  unitId!: string;
}

@InputType({ description: 'Many reports, put away for one reason (arsipkan sekaligus).' })
export class BulkArchiveReportInput extends BulkInput {
  @Field(() => ArchiveReasonEnum, { description: 'Why (alasan).' })
  reason!: ArchiveReason;
}

@InputType({ description: 'Many reports, filed under one category (ubah kategori sekaligus).' })
export class BulkRecategoriseReportInput extends BulkInput {
  @Field(() => String, { description: 'Code of the category (kategori), such as `PU_JALAN_RUSAK`.' })
  categoryCode!: string;
}
