// The mutations by which admins decide on a report: ask, put away, merge, correct.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { archiveReport } from '../../app/archiveReport';
import { changeVisibility } from '../../app/changeVisibility';
import type { ReportsContext } from '../../app/context';
import { mergeReport } from '../../app/mergeReport';
import { postponeReport } from '../../app/postponeReport';
import { recategoriseReport } from '../../app/recategoriseReport';
import { reclassifyReport } from '../../app/reclassifyReport';
import { restoreReport } from '../../app/restoreReport';
import { unmergeReport } from '../../app/unmergeReport';
import {
  ArchiveReportPayload,
  ChangeVisibilityPayload,
  MergeReportPayload,
  PostponeReportPayload,
  RecategoriseReportPayload,
  ReclassifyReportPayload,
  RestoreReportPayload,
  UnmergeReportPayload,
  toPayload,
} from './payload.type';
import {
  ArchiveReportInput,
  ChangeVisibilityInput,
  MergeReportInput,
  PostponeReportInput,
  RecategoriseReportInput,
  ReclassifyReportInput,
  RestoreReportInput,
  UnmergeReportInput,
} from './verification.input';

@Resolver()
export class VerificationMutations {
  @Mutation(() => PostponeReportPayload, {
    description:
      'Asks the reporter for what is missing (tunda): national admins, the institution admin to whom it was sent or who holds it. ' +
      'NEEDS_INFO; every clock pauses, COMPLETE starts.',
  })
  postponeReport(
    @Arg('input', () => PostponeReportInput, { description: 'Report and question.' }) input: PostponeReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<PostponeReportPayload> {
    return toPayload(postponeReport(ctx, input));
  }

  @Mutation(() => ArchiveReportPayload, {
    description:
      'Puts a report away that is not disposed (arsip): national admins, the institution admin to whom it was sent. Can be ' +
      'restored.',
  })
  archiveReport(
    @Arg('input', () => ArchiveReportInput, { description: 'Report and reason.' }) input: ArchiveReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ArchiveReportPayload> {
    return toPayload(archiveReport(ctx, input));
  }

  @Mutation(() => RestoreReportPayload, {
    description:
      'Takes a report out of the archive (pulihkan), to where it was: national admins, the institution admin to whom it was ' +
      'sent. The clocks of that state start anew.',
  })
  restoreReport(
    @Arg('input', () => RestoreReportInput, { description: 'Report.' }) input: RestoreReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<RestoreReportPayload> {
    return toPayload(restoreReport(ctx, input));
  }

  @Mutation(() => MergeReportPayload, {
    description:
      'Merges a report into another one about the same matter (gabung): national admins; an institution admin if both are ' +
      'their institution’s alone. Its reporter follows the other report, see `Report.mergedInto`. `NOT_FOUND` for a primary that ' +
      'you may not see, `TRANSITION_NOT_ALLOWED` for one that is merged itself or not open.',
  })
  mergeReport(
    @Arg('input', () => MergeReportInput, { description: 'Report and primary.' }) input: MergeReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<MergeReportPayload> {
    return toPayload(mergeReport(ctx, input));
  }

  @Mutation(() => UnmergeReportPayload, {
    description:
      'Takes a merged report out again (batal gabung), to where it was: who may merge it. The clocks of that state start anew.',
  })
  unmergeReport(
    @Arg('input', () => UnmergeReportInput, { description: 'Report.' }) input: UnmergeReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<UnmergeReportPayload> {
    return toPayload(unmergeReport(ctx, input));
  }

  @Mutation(() => ReclassifyReportPayload, {
    description:
      'Corrects the classification (ubah klasifikasi): national admins, an institution admin who holds it. RESOLVE is counted ' +
      'anew from its start.',
  })
  reclassifyReport(
    @Arg('input', () => ReclassifyReportInput, { description: 'Report and classification.' })
    input: ReclassifyReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ReclassifyReportPayload> {
    return toPayload(reclassifyReport(ctx, input));
  }

  @Mutation(() => RecategoriseReportPayload, {
    description:
      'Files a report under another category (ubah kategori): national admins, an institution admin who holds it.',
  })
  recategoriseReport(
    @Arg('input', () => RecategoriseReportInput, { description: 'Report and category.' })
    input: RecategoriseReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<RecategoriseReportPayload> {
    return toPayload(recategoriseReport(ctx, input));
  }

  @Mutation(() => ChangeVisibilityPayload, {
    description:
      'Makes a report confidential (rahasia): national admins, an institution admin who holds it. Only a national admin makes ' +
      'it public again; else `FORBIDDEN`.',
  })
  changeVisibility(
    @Arg('input', () => ChangeVisibilityInput, { description: 'Report and visibility.' }) input: ChangeVisibilityInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ChangeVisibilityPayload> {
    return toPayload(changeVisibility(ctx, input));
  }
}
