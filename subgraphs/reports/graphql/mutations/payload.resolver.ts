// `report` of each mutation's payload: read after the change, under the caller's present rights.
import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { ReportsContext } from '../../app/context';
import { reloadReport } from '../../app/loadReport';
import { Report } from '../report.type';
import {
  AcceptAssignmentPayload,
  CloseReportPayload,
  ConfirmResolutionPayload,
  DisposeReportPayload,
  PublishResponsePayload,
  ReplyToReportPayload,
  SubmitReportPayload,
  type ChangePayload,
} from './payload.type';

/** One resolver a payload: type-graphql lets an abstract type have fields, but no field resolvers. */
export function createPayloadResolver(payload: ClassType<ChangePayload>) {
  @Resolver(() => payload)
  class PayloadResolver {
    @FieldResolver(() => Report, {
      nullable: true,
      description:
        'The report as you may see it now; null when nothing changed, or when the change took it out of your sight.',
    })
    report(@Root() { reportId }: ChangePayload, @Ctx() ctx: ReportsContext) {
      return reportId === null ? null : reloadReport(ctx, reportId);
    }
  }
  return PayloadResolver;
}

export const PAYLOAD_RESOLVERS = [
  SubmitReportPayload,
  DisposeReportPayload,
  AcceptAssignmentPayload,
  PublishResponsePayload,
  ReplyToReportPayload,
  ConfirmResolutionPayload,
  CloseReportPayload,
].map(createPayloadResolver);
