// `Query.operators`.
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { listOperators } from '../app/listOperators';
import type { UsersContext } from '../app/services';
import { OperatorConnection } from './operator.type';
import { OperatorFilterInput } from './operatorFilter.input';

@Resolver()
export class OperatorResolver {
  @Query(() => OperatorConnection, {
    description:
      'Operators (admin pengelola) by name: of your own agency; for an institution admin also of the agencies below; for a national admin of all. Needs scope `users:read`.',
  })
  operators(
    @Arg('filter', () => OperatorFilterInput, { nullable: true, description: 'Which ones; all of yours if absent.' })
    filter: OperatorFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: UsersContext,
  ) {
    return listOperators(ctx, filter ?? {}, page);
  }
}
