// `Query.viewer` and `Query.reporter`: oneself.
import { Ctx, Query, Resolver } from 'type-graphql';
import { readOwnReporter } from '../app/readReporter';
import { readViewer } from '../app/readViewer';
import type { UsersContext } from '../app/services';
import { Reporter } from './reporter.type';
import { Viewer } from './viewer.type';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'You, as your token says (pengguna); null without a token. A good first query.',
  })
  viewer(@Ctx() ctx: UsersContext) {
    return readViewer(ctx);
  }

  @Query(() => Reporter, {
    nullable: true,
    description: 'Yourself as a reporter (pelapor); null for everybody who is none.',
  })
  reporter(@Ctx() ctx: UsersContext) {
    return readOwnReporter(ctx);
  }
}
