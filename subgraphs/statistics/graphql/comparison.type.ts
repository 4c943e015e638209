// The answers in which institutions are compared: a ranking, and the peers of one institution.
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import type { ComparedMeasureName } from '../domain/comparedMeasures';
import type { RankOrder } from '../domain/rankMembers';
import { Agency } from './entities.type';
import { ComparedMeasureEnum, RankOrderEnum } from './enums';
import { AgencyKindEnum } from './sharedEnums';

@ArgsType()
export class RankingArgs {
  @Field(() => ComparedMeasureEnum, { description: 'By which share.' })
  measure!: ComparedMeasureName;

  @Field(() => AgencyKindEnum, { nullable: true, description: 'Only institutions of this kind (jenis instansi).' })
  kind?: string | null;

  @Field(() => RankOrderEnum, { nullable: true, description: 'Best first where it is left out.' })
  order?: RankOrder | null;

  @Field(() => Int, { description: 'How many entries to return, 1 to 100.' })
  first!: number;
}

@ObjectType({ description: 'An institution’s place in a ranking (peringkat).', simpleResolvers: true })
class RankingEntry {
  @Field(() => Int, { description: 'Its rank, from 1. Equal values share one: 1, 2, 2, 4.' })
  rank!: number;

  @Field(() => Agency, { description: 'The institution (instansi).' })
  agency!: Agency;

  @Field(() => Float, { description: 'The share, such as `0.82` for 82 %.' })
  value!: number;

  @Field(() => Int, { description: 'Of how many cases: the share’s denominator.' })
  n!: number;
}

@ObjectType({
  description:
    'A ranking of institutions (peringkat). Ranked are those with at least `minimumN` cases that were connected for the whole period; the others are counted, not named.',
  simpleResolvers: true,
})
export class Ranking {
  @Field(() => ComparedMeasureEnum, { description: 'By which share.' })
  measure!: ComparedMeasureName;

  @Field(() => Int, { description: 'The least denominator with which an institution is ranked.' })
  minimumN!: number;

  @Field(() => [RankingEntry], { description: 'The first of them, at most `first`.' })
  entries!: readonly RankingEntry[];

  @Field(() => Int, { description: 'How many institutions are ranked.' })
  rankedCount!: number;

  @Field(() => Int, {
    description:
      'How many connected institutions are not: too few cases, connected later than the period’s first day, or a share that is suppressed.',
  })
  notRankedCount!: number;
}

@ObjectType({
  description: 'How the peers stand in one share: each of the three is the value of one of them.',
  simpleResolvers: true,
})
class PeerMeasure {
  @Field(() => ComparedMeasureEnum, { description: 'The share.' })
  measure!: ComparedMeasureName;

  @Field(() => Int, { description: 'Of how many institutions: those that would be ranked (see `Ranking`).' })
  agencyCount!: number;

  @Field(() => Float, { description: 'A quarter of them are at or below it (kuartil bawah).' })
  lower!: number;

  @Field(() => Float, { description: 'Half of them are at or below it (median).' })
  median!: number;

  @Field(() => Float, { description: 'Three quarters of them are at or below it (kuartil atas).' })
  upper!: number;
}

@ObjectType({
  description:
    'The peers (lembaga sejenis) of an institution: the connected institutions of its kind, itself among them. Made of published figures, exact ones for national admins.',
  simpleResolvers: true,
})
export class Peers {
  @Field(() => AgencyKindEnum, { description: 'Their kind (jenis instansi).' })
  kind!: string;

  @Field(() => [PeerMeasure], { description: 'By share; a share for which no peer has enough cases is left out.' })
  measures!: readonly PeerMeasure[];
}
