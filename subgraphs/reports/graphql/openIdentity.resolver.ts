// `Mutation.openIdentity`.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Refusal } from '../../../platform/errors';
import type { ReportsContext } from '../app/context';
import { openIdentity } from '../app/openIdentity';
import { OpenIdentityInput, OpenIdentityPayload } from './openIdentity.type';

@Resolver()
export class OpenIdentityResolver {
  @Mutation(() => OpenIdentityPayload, {
    description:
      'Opens a reporter’s identity with a reason (membuka identitas pelapor): operators of an institution that handles the ' +
      'report, unless it is anonymous; national admins in any case. Each opening is written into the audit log first, which the ' +
      'person and the data protection officer read. At most 60 an hour (`RATE_LIMITED`). Needs scope `users:read`.',
  })
  async openIdentity(
    @Arg('input', () => OpenIdentityInput, { description: 'Report and reason.' }) input: OpenIdentityInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<OpenIdentityPayload> {
    try {
      return { ...(await openIdentity(ctx, input)), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { identity: null, userErrors: error.userErrors };
    }
  }
}
