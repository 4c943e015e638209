// What the mutations on many reports answer: a result for each of them.
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { UserError } from '../../../../platform/graphql/userError.type';
import type { ItemResult } from '../../app/actOnMany';
import type { ReportsContext } from '../../app/context';
import { loadReport } from '../../app/loadReport';
import { Report } from '../report.type';

@ObjectType({ description: 'What became of one report of many.', simpleResolvers: true })
export class BulkResult {
  isChanged!: boolean;

  @Field(() => ID, { description: 'Id of the report, as it was given.' })
  reportId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'With the error `VERSION_CONFLICT`: the version that the report is at now (versi saat ini); else null.',
  })
  currentVersion!: number | null;

  @Field(() => [UserError], {
    description:
      'Why it was not changed; empty when it was. `TIMEOUT`: not reached in time, and `IDEMPOTENCY_IN_PROGRESS`: repeat the ' +
      'call with the same `idempotencyKey`.',
  })
  userErrors!: readonly UserErrorData[];
}

@ObjectType({ description: 'What became of each of many reports.', simpleResolvers: true })
export class BulkPayload {
  @Field(() => [BulkResult], { description: 'One result for each item, in their order; empty when nothing was tried.' })
  results!: readonly ItemResult[];

  @Field(() => [UserError], {
    description: 'What is wrong with the call as a whole; empty when each item was tried or left for a repeated call.',
  })
  userErrors!: readonly UserErrorData[];
}

@Resolver(() => BulkResult)
export class BulkResultResolver {
  @FieldResolver(() => Report, {
    nullable: true,
    description:
      'The report as you may see it now; null when it was not changed, or when the change took it out of your sight.',
  })
  report(@Root() { reportId, isChanged }: BulkResult, @Ctx() ctx: ReportsContext) {
    return isChanged ? loadReport(ctx, reportId) : null;
  }
}

export async function toBulkPayload(work: Promise<readonly ItemResult[]>): Promise<BulkPayload> {
  try {
    return { results: await work, userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { results: [], userErrors: error.userErrors };
  }
}
