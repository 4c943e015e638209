// `Query.auditLog` for the DPO, `Viewer.identityReadings` for the person whose data it is.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { listAuditLog, listOwnReadings, readActorName, type ReadingView } from '../app/listReadings';
import type { UsersContext } from '../app/services';
import { AuditLogFilterInput, DataReading, DataReadingConnection } from './reading.type';
import { Viewer } from './viewer.type';

@Resolver(() => DataReading)
export class DataReadingResolver {
  @Query(() => DataReadingConnection, {
    description:
      'Who has read whose personal data (catatan audit), the newest first: which persons somebody saw between two instants. ' +
      'For the data protection officer, with scope `users:read`; FORBIDDEN for everybody else.',
  })
  auditLog(
    @Arg('filter', () => AuditLogFilterInput, { nullable: true, description: 'Which readings; all if absent.' })
    filter: AuditLogFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: UsersContext,
  ) {
    return listAuditLog(ctx, filter ?? {}, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the operator or system. For the DPO; else null.',
  })
  actorName(@Root() reading: ReadingView, @Ctx() ctx: UsersContext) {
    return readActorName(ctx, reading);
  }
}

@Resolver(() => Viewer)
export class OwnReadingsResolver {
  @FieldResolver(() => DataReadingConnection, {
    nullable: true,
    description:
      'Who has read your personal data, when and why (riwayat akses data Anda), the newest first; null for everybody but ' +
      'reporters.',
  })
  identityReadings(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: UsersContext) {
    return listOwnReadings(ctx, page);
  }
}
