// The answers: figures of the nation, a month, an institution, an area, a category, each with what it covers.
import { Field, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime, LocalDate } from '../../../platform/graphql/scalars';
import type { FigureScope } from '../app/readMembers';
import { Agency, Area, Category } from './entities.type';
import { AgencyFigures, CaseFigures } from './figures.type';
import { AgencyKindEnum, AssignmentRoleEnum, ChannelEnum, ClassificationEnum, SupervisionEnum } from './sharedEnums';

@ObjectType({ simpleResolvers: true })
export abstract class Coverage {
  @Field(() => LocalDate, { description: 'First day of the period (WIB).' })
  from!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last day (WIB) that the figures cover: the end of the period, today while it runs, or the last published month. Null when nothing of the period is published yet.',
  })
  until!: string | null;

  @Field(() => Boolean, {
    description:
      'True: exact and live. False: published figures, closed months only, with small numbers suppressed (see `Count.isSuppressed`).',
  })
  isExact!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Every event up to this instant is counted; null until the first count is complete.',
  })
  asOf!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole seconds (detik) by which the figures lag behind the present; null until the first count is complete.',
  })
  lagSeconds!: number | null;

  /** Kept for the resolvers of what is asked further. */
  scope!: FigureScope;
}

@ObjectType({ description: 'Figures of one month of the whole country (angka bulanan).', simpleResolvers: true })
export class MonthStatistics extends Coverage {
  @Field(() => Int, { description: 'The month, 1 to 12.' })
  month!: number;

  @Field(() => CaseFigures, { description: 'The figures of the month.' })
  figures!: CaseFigures;
}

@ObjectType({
  description:
    'Figures of an institution (kinerja instansi) for a period; with `includesSubordinates` of all institutions below it, too.',
  simpleResolvers: true,
})
export class AgencyStatistics extends Coverage {
  @Field(() => Agency, { description: 'The institution (instansi).' })
  agency!: Agency;

  @Field(() => AgencyFigures, { description: 'The figures of its assignments.' })
  figures!: AgencyFigures;
}

@ObjectType({
  description:
    'Figures of an area (wilayah) for a period; a province includes its regencies and cities. Published are provinces; regencies and cities are seen by national admins.',
  simpleResolvers: true,
})
export class AreaStatistics extends Coverage {
  @Field(() => Area, { nullable: true, description: 'The area; null for the reports that name none.' })
  area!: Area | null;

  @Field(() => CaseFigures, { description: 'The figures of its reports, by where they happened.' })
  figures!: CaseFigures;
}

@ObjectType({
  description:
    'Figures of a category (kategori) for a period; a root category includes its subcategories. Published are root categories; subcategories are seen by national admins.',
  simpleResolvers: true,
})
export class CategoryStatistics extends Coverage {
  @Field(() => Category, { description: 'The category.' })
  category!: Category;

  @Field(() => CaseFigures, { description: 'The figures of its reports.' })
  figures!: CaseFigures;
}

@ObjectType({
  description:
    'Figures of the institutions of one kind (jenis instansi) for a period. Exact for national admins; not published.',
  simpleResolvers: true,
})
export class KindStatistics extends Coverage {
  @Field(() => AgencyKindEnum, { description: 'The kind.' })
  kind!: string;

  @Field(() => AgencyFigures, { description: 'The figures of their assignments.' })
  figures!: AgencyFigures;
}

@ObjectType({
  description: 'Figures of the assignments of one role (peran) for a period. Exact for national admins; not published.',
  simpleResolvers: true,
})
export class RoleStatistics extends Coverage {
  @Field(() => AssignmentRoleEnum, { description: 'The role.' })
  role!: string;

  @Field(() => AgencyFigures, { description: 'The figures of these assignments.' })
  figures!: AgencyFigures;
}

@ObjectType({
  description:
    'Figures of the reports of one classification (klasifikasi) for a period. Complaints include those that need examination (berkadar pengawasan), of which nothing is published by themselves.',
  simpleResolvers: true,
})
export class ClassificationStatistics extends Coverage {
  @Field(() => ClassificationEnum, { description: 'The classification.' })
  classification!: string;

  @Field(() => SupervisionEnum, {
    nullable: true,
    description: '`SUPERVISORY` for the complaints that need examination; null for all of the classification.',
  })
  supervision!: string | null;

  @Field(() => CaseFigures, { description: 'The figures of these reports.' })
  figures!: CaseFigures;
}

@ObjectType({ description: 'Figures of the reports of one channel (kanal) for a period.', simpleResolvers: true })
export class ChannelStatistics extends Coverage {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel!: string;

  @Field(() => CaseFigures, { description: 'The figures of these reports.' })
  figures!: CaseFigures;
}

@ObjectType({
  description:
    'Figures of the whole country (statistik nasional) for a period. Its totals are exact and live for everybody.',
  simpleResolvers: true,
})
export class NationalStatistics extends Coverage {}

const AgencyStatisticsEdge = createEdgeType(AgencyStatistics, 'AgencyStatistics');
export const AgencyStatisticsConnection = createConnectionType(
  AgencyStatistics,
  AgencyStatisticsEdge,
  'AgencyStatistics',
);
const AreaStatisticsEdge = createEdgeType(AreaStatistics, 'AreaStatistics');
export const AreaStatisticsConnection = createConnectionType(AreaStatistics, AreaStatisticsEdge, 'AreaStatistics');
const CategoryStatisticsEdge = createEdgeType(CategoryStatistics, 'CategoryStatistics');
export const CategoryStatisticsConnection = createConnectionType(
  CategoryStatistics,
  CategoryStatisticsEdge,
  'CategoryStatistics',
);
