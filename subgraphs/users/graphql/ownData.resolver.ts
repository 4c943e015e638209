// What reporters do with their own data: take a copy, correct it, have it erased.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { correctMyData } from '../app/correctMyData';
import { exportMyData } from '../app/exportMyData';
import { readOwnReporter } from '../app/readReporter';
import { requestErasure } from '../app/requestErasure';
import type { UsersContext } from '../app/services';
import {
  CorrectMyDataInput,
  CorrectMyDataPayload,
  MyDataExport,
  RequestErasureInput,
  RequestErasurePayload,
} from './ownData.type';
import { Reporter } from './reporter.type';
import { toPayload } from './toPayload';

@Resolver()
export class OwnDataResolver {
  @Query(() => MyDataExport, {
    nullable: true,
    description:
      'A copy of what this system holds of you (salinan data pribadi, UU PDP); null for everybody but reporters. Needs scope ' +
      '`users:read`.',
  })
  myDataExport(@Ctx() ctx: UsersContext) {
    return exportMyData(ctx);
  }

  @Mutation(() => CorrectMyDataPayload, {
    description: 'Corrects your own data (perbaikan data pribadi). For reporters, with scope `reports:write`.',
  })
  correctMyData(
    @Arg('input', () => CorrectMyDataInput, { description: 'What changes.' }) input: CorrectMyDataInput,
    @Ctx() ctx: UsersContext,
  ): Promise<CorrectMyDataPayload> {
    return toPayload(() => correctMyData(ctx, input), { reporterId: null });
  }

  @Mutation(() => RequestErasurePayload, {
    description:
      'Erases your personal data and your account (penghapusan data pribadi), at once and for good. Your reports stay as the ' +
      'legal record, without you. Tokens of yours end within a minute. For reporters, with scope `reports:write`.',
  })
  requestErasure(
    @Arg('input', () => RequestErasureInput, { description: 'That you mean it.' }) input: RequestErasureInput,
    @Ctx() ctx: UsersContext,
  ): Promise<RequestErasurePayload> {
    return toPayload(() => requestErasure(ctx, input), { erasedAt: null });
  }
}

@Resolver(() => CorrectMyDataPayload)
export class CorrectMyDataPayloadResolver {
  @FieldResolver(() => Reporter, { nullable: true, description: 'Your data as it is now.' })
  reporter(@Ctx() ctx: UsersContext) {
    return readOwnReporter(ctx);
  }
}
