// The mutations that do one thing to many reports: each calls the verb of one report for every item.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acceptAssignment } from '../../app/acceptAssignment';
import { actOnMany } from '../../app/actOnMany';
import { archiveReport } from '../../app/archiveReport';
import { assignToOperator } from '../../app/assignToOperator';
import type { ReportsContext } from '../../app/context';
import { disposeToUnit } from '../../app/disposeToUnit';
import { recategoriseReport } from '../../app/recategoriseReport';
import {
  BulkAcceptAssignmentInput,
  BulkArchiveReportInput,
  BulkAssignToOperatorInput,
  BulkDisposeToUnitInput,
  BulkRecategoriseReportInput,
} from './bulk.input';
import { BulkPayload, toBulkPayload } from './bulk.payload';

const EACH =
  'Each report is changed on its own: some may be changed and others refused, as `results` says. Operators and ' +
  'institutions’ systems; FORBIDDEN for everybody else.';

@Resolver()
export class BulkMutations {
  @Mutation(() => BulkPayload, {
    description: 'Takes up to 100 assignments up (terima sekaligus): as `acceptAssignment` does with one. ' + EACH,
  })
  bulkAcceptAssignment(
    @Arg('input', () => BulkAcceptAssignmentInput, { description: 'Reports, and what is done to each.' })
    input: BulkAcceptAssignmentInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<BulkPayload> {
    const { unitId } = input;
    return toBulkPayload(actOnMany(ctx, input, (one) => acceptAssignment(ctx, { ...one, unitId })));
  }

  @Mutation(() => BulkPayload, {
    description:
      'Gives up to 100 cases to one person or to nobody (tugaskan sekaligus): as `assignToOperator` does with one. ' +
      EACH,
  })
  bulkAssignToOperator(
    @Arg('input', () => BulkAssignToOperatorInput, { description: 'Reports, and what is done to each.' })
    input: BulkAssignToOperatorInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<BulkPayload> {
    const { operatorId } = input;
    return toBulkPayload(actOnMany(ctx, input, (one) => assignToOperator(ctx, { ...one, operatorId })));
  }

  @Mutation(() => BulkPayload, {
    description:
      'Gives up to 100 cases of the caller’s institution to one unit (disposisi sekaligus): as `disposeToUnit` does. ' +
      EACH,
  })
  bulkDisposeToUnit(
    @Arg('input', () => BulkDisposeToUnitInput, { description: 'Reports, and what is done to each.' })
    input: BulkDisposeToUnitInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<BulkPayload> {
    const { unitId } = input;
    return toBulkPayload(actOnMany(ctx, input, (one) => disposeToUnit(ctx, { ...one, unitId })));
  }

  @Mutation(() => BulkPayload, {
    description:
      'Puts up to 100 reports away for one reason (arsipkan sekaligus): as `archiveReport` does with one. ' + EACH,
  })
  bulkArchiveReport(
    @Arg('input', () => BulkArchiveReportInput, { description: 'Reports, and what is done to each.' })
    input: BulkArchiveReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<BulkPayload> {
    const { reason } = input;
    return toBulkPayload(actOnMany(ctx, input, (one) => archiveReport(ctx, { ...one, reason })));
  }

  @Mutation(() => BulkPayload, {
    description:
      'Files up to 100 reports under one category (ubah kategori sekaligus): as `recategoriseReport` does with one. ' +
      EACH,
  })
  bulkRecategoriseReport(
    @Arg('input', () => BulkRecategoriseReportInput, { description: 'Reports, and what is done to each.' })
    input: BulkRecategoriseReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<BulkPayload> {
    const { categoryCode } = input;
    return toBulkPayload(actOnMany(ctx, input, (one) => recategoriseReport(ctx, { ...one, categoryCode })));
  }
}
