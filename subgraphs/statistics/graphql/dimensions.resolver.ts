// The national figures by what there is only a handful of: kinds of institutions, roles, classifications, channels.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readEntity } from '../app/readEntity';
import type { FigureScope, MemberFigures } from '../app/readMembers';
import type { StatisticsContext } from '../app/services';
import { SUPERVISORY, type Dimension } from '../domain/measures';
import { PUBLISHED_CHANNELS } from '../domain/publishedTables';
import { AGENCY_KINDS } from './sharedEnums';
import {
  ChannelStatistics,
  ClassificationStatistics,
  KindStatistics,
  NationalStatistics,
  RoleStatistics,
} from './statistics.type';

const ROLES = ['LEAD', 'SUPPORTING'];
const CLASSIFICATIONS = ['COMPLAINT', SUPERVISORY, 'INFORMATION_REQUEST', 'ASPIRATION'];

@Resolver(() => NationalStatistics)
export class DimensionsResolver {
  @FieldResolver(() => [KindStatistics], {
    description:
      'By kind of institution (per jenis instansi), all eight. Exact for national admins; suppressed for everybody else.',
  })
  byKind(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<KindStatistics[]> {
    return readEach(ctx, scope, 'KIND', AGENCY_KINDS, (kind, shown) => ({ kind, ...shown }));
  }

  @FieldResolver(() => [RoleStatistics], {
    description:
      'By role of the assignments (per peran), both. Exact for national admins; suppressed for everybody else.',
  })
  byRole(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<RoleStatistics[]> {
    return readEach(ctx, scope, 'ROLE', ROLES, (role, shown) => ({ role, ...shown }));
  }

  @FieldResolver(() => [ClassificationStatistics], {
    description:
      'By classification (per klasifikasi): four entries, complaints that need examination by themselves, too.',
  })
  byClassification(
    @Root() { scope }: NationalStatistics,
    @Ctx() ctx: StatisticsContext,
  ): Promise<ClassificationStatistics[]> {
    return readEach(ctx, scope, 'CLASSIFICATION', CLASSIFICATIONS, (member, shown) =>
      member === SUPERVISORY
        ? { classification: 'COMPLAINT', supervision: SUPERVISORY, ...shown }
        : { classification: member, supervision: null, ...shown },
    );
  }

  @FieldResolver(() => [ChannelStatistics], { description: 'By channel (per kanal), all seven.' })
  byChannel(@Root() { scope }: NationalStatistics, @Ctx() ctx: StatisticsContext): Promise<ChannelStatistics[]> {
    return readEach(ctx, scope, 'CHANNEL', PUBLISHED_CHANNELS, (channel, shown) => ({ channel, ...shown }));
  }
}

type Shown = MemberFigures['coverage'] & Pick<MemberFigures, 'figures'> & { readonly scope: FigureScope };

function readEach<T>(
  ctx: StatisticsContext,
  { period }: FigureScope,
  dimension: Dimension,
  members: readonly string[],
  show: (member: string, shown: Shown) => T,
): Promise<T[]> {
  return Promise.all(
    members.map(async (member) => {
      const scope = { dimension, member, period };
      const { coverage, figures } = await readEntity(ctx, scope);
      return show(member, { ...coverage, figures, scope });
    }),
  );
}
