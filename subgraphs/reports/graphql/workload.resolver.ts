// `Query.workload`: who of an institution has how much to do.
import { Arg, Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { createConnectionType, createEdgeType, PageArgs } from '../../../platform/graphql/connection';
import type { ReportsContext } from '../app/context';
import { listWorkload } from '../app/listWorkload';
import { Operator } from './stubs.type';

const BOUND = ' Null beyond 1,000.';

@ObjectType({ description: 'What one person of an institution has to do (beban kerja).', simpleResolvers: true })
export class Workload {
  operatorId!: string;

  @Field(() => Int, { nullable: true, description: `Open cases given to them (belum selesai).${BOUND}` })
  openCount!: number | null;

  @Field(() => Int, { nullable: true, description: `Of these, late ones (terlambat).${BOUND}` })
  overdueCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of these, due until Sunday and not late (jatuh tempo minggu ini).${BOUND}`,
  })
  dueThisWeekCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Cases of theirs that were closed in the last 30 days (selesai 30 hari terakhir).${BOUND}`,
  })
  closedCount!: number | null;
}

const WorkloadEdge = createEdgeType(Workload, 'Workload');
const WorkloadConnection = createConnectionType(Workload, WorkloadEdge, 'Workload');

@Resolver(() => Workload)
export class WorkloadResolver {
  @Query(() => WorkloadConnection, {
    description:
      'Who of an institution has how much to do (beban kerja petugas): its active admins and liaisons, and who has left with ' +
      'cases still open, by id. What nobody has is in `inbox(filter: { unassigned: true })`. For the institution’s admins ' +
      'and those of institutions above it; FORBIDDEN for everybody else, and without the scope `reports:read`.',
  })
  workload(
    @Arg('agencyId', () => ID, {
      nullable: true,
      description: 'Institution (instansi) of yours to look at: one below your own. By default your own.',
    })
    agencyId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listWorkload(ctx, agencyId ?? null, page);
  }

  @FieldResolver(() => Operator, { description: 'The person (petugas).' })
  operator(@Root() { operatorId }: Workload) {
    return { id: operatorId };
  }
}
