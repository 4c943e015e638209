// How long cases take and how old the open ones are: asked of the statistics of anything. Loaded for all of a request together.
import { Arg, Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars';
import { readBacklogByAge } from '../app/readBacklog';
import { hasDurations, readDurationFigure } from '../app/readDurationFigures';
import type { StatisticsContext } from '../app/services';
import { describeMeasure } from '../domain/definitions';
import type { Dimension } from '../domain/measures';
import { AgeBucket, Duration, Durations, showDuration } from './durations.type';
import type { Coverage } from './statistics.type';

/** Their cases are assignments: the verification lies before them. */
const OF_ASSIGNMENTS: ReadonlySet<Dimension> = new Set(['AGENCY', 'AGENCY_TREE', 'KIND', 'ROLE']);

@Resolver(() => Durations)
export class DurationsResolver {
  @FieldResolver(() => Duration, {
    nullable: true,
    description: `${describeMeasure('verifyDays')} Null of institutions, their kinds and roles: reports are verified before they are assigned.`,
  })
  async verify(@Root() { scope }: Durations, @Ctx() ctx: StatisticsContext): Promise<Duration | null> {
    if (OF_ASSIGNMENTS.has(scope.dimension)) return null;
    return showDuration(await readDurationFigure(ctx, scope, 'VERIFY'));
  }

  @FieldResolver(() => Duration, { description: describeMeasure('respondDays') })
  async respond(@Root() { scope }: Durations, @Ctx() ctx: StatisticsContext): Promise<Duration> {
    return showDuration(await readDurationFigure(ctx, scope, 'RESPOND'));
  }

  @FieldResolver(() => Duration, { description: describeMeasure('resolveDays') })
  async resolve(@Root() { scope }: Durations, @Ctx() ctx: StatisticsContext): Promise<Duration> {
    return showDuration(await readDurationFigure(ctx, scope, 'RESOLVE'));
  }
}

/** The two fields on one type of statistics. */
export function createWaitsResolver(type: ClassType<Coverage>): ClassType<object> {
  @Resolver(() => type)
  class WaitsResolver {
    @FieldResolver(() => Durations, {
      nullable: true,
      description:
        'How long its cases take (lama penanganan). Null of a week or a day: cases are followed by the month in which they began.',
    })
    durations(@Root() { scope }: Coverage): Pick<Durations, 'scope'> | null {
      return hasDurations(scope) ? { scope } : null;
    }

    @FieldResolver(() => [AgeBucket], { description: describeMeasure('backlogByAge') })
    backlogByAge(
      @Root() { scope }: Coverage,
      @Ctx() ctx: StatisticsContext,
      @Arg('at', () => LocalDate, {
        nullable: true,
        description:
          'At the end of this WIB day, or now for today, such as `2026-11-23`; a day to come answers `BAD_USER_INPUT`. Left out: the last day of the period, or now while it runs.',
      })
      at?: string | null,
    ): Promise<readonly AgeBucket[]> {
      return readBacklogByAge(ctx, scope, at ?? null);
    }
  }
  return WaitsResolver;
}
