// The relations of what is said about a report: drafts, interim replies, notes, and how a response came about.
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ReportsContext } from '../app/context';
import { loadReport } from '../app/loadReport';
import { readApprover, readAuthor, readAuthorClient, readTrailTime, type Authored } from '../app/readPeople';
import type { ResponseDraftRow, ResponseRow } from '../store/rows';
import { InterimReply } from './interimReply.type';
import { Note } from './note.type';
import { Report } from './report.type';
import { Response } from './response.type';
import { ResponseDraft } from './responseDraft.type';
import { Agency, ApiClient, Operator } from './stubs.type';

type AuthoredRow = Authored & { readonly reportId: string };

const SEEN_INSIDE = 'Seen inside the institution, by its coordinators and the national admin.';

/** Whose it is, the same for everything that an institution writes. */
function createAuthoredResolver(type: ClassType) {
  @Resolver(() => type)
  class AuthoredResolver {
    @FieldResolver(() => Report, {
      nullable: true,
      description: 'The report (laporan) that it is about; null when you may not see it any more.',
    })
    report(@Root() { reportId }: AuthoredRow, @Ctx() ctx: ReportsContext) {
      return loadReport(ctx, reportId);
    }

    @FieldResolver(() => Agency, { description: 'The institution that wrote it (instansi).' })
    agency(@Root() { agencyId }: AuthoredRow) {
      return { id: agencyId };
    }

    @FieldResolver(() => Operator, {
      nullable: true,
      description: `Who wrote its present text (petugas). ${SEEN_INSIDE}`,
    })
    author(@Root() row: AuthoredRow, @Ctx() ctx: ReportsContext) {
      return readAuthor(ctx, row);
    }

    @FieldResolver(() => ApiClient, {
      nullable: true,
      description: 'Which system sent it (sistem instansi). Seen by the same people as `author`.',
    })
    authorClient(@Root() row: AuthoredRow, @Ctx() ctx: ReportsContext) {
      return readAuthorClient(ctx, row);
    }
  }
  return AuthoredResolver;
}

@Resolver(() => ResponseDraft)
class ApprovalResolver {
  @FieldResolver(() => Operator, {
    nullable: true,
    description: 'Which liaison approved it (disetujui oleh); null while nobody has.',
  })
  approvedBy(@Root() draft: ResponseDraftRow, @Ctx() ctx: ReportsContext) {
    return readApprover(ctx, draft);
  }
}

/** What went before the publication is internal: the steps of the timeline are hidden from the same people. */
@Resolver(() => Response)
class ResponseOriginResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: `When it was drafted (ditulis); null if it was published without a draft. ${SEEN_INSIDE}`,
  })
  draftedAt(@Root() response: ResponseRow, @Ctx() ctx: ReportsContext) {
    return readTrailTime(ctx, response, response.draftedAt);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: `When it was approved (disetujui); null if it was published without a draft. ${SEEN_INSIDE}`,
  })
  approvedAt(@Root() response: ResponseRow, @Ctx() ctx: ReportsContext) {
    return readTrailTime(ctx, response, response.approvedAt);
  }

  @FieldResolver(() => Operator, {
    nullable: true,
    description: `Which liaison approved it (disetujui oleh). ${SEEN_INSIDE}`,
  })
  approvedBy(@Root() response: ResponseRow, @Ctx() ctx: ReportsContext) {
    return readApprover(ctx, response);
  }
}

export const THREAD_RESOLVERS = [
  createAuthoredResolver(ResponseDraft),
  createAuthoredResolver(InterimReply),
  createAuthoredResolver(Note),
  ApprovalResolver,
  ResponseOriginResolver,
] as const;
