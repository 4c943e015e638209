// `MergeSuggestion`: a report about what seems to be the same matter, with the reasons why it seems so.
import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Report } from './report.type';

@ObjectType({
  description:
    'An open report into which another one could be merged (usulan penggabungan), and why. Scores run from 0 to 1. The ' +
    'whole is the mean of the parts that are known: text counts 50, place 20, category 15 and time 15 percent.',
  simpleResolvers: true,
})
export class MergeSuggestion {
  @Field(() => Report, {
    description: 'The report: give its id as `primaryReportId` of `mergeReport` (laporan utama).',
  })
  report!: Report;

  @Field(() => Float, { description: 'How alike the two are in all (skor kemiripan), at least 0.45.' })
  score!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Shared words of title and body, rare ones counting more (kemiripan isi): 1 for the same text; null if one was erased.',
  })
  textScore!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Area (kemiripan wilayah): 1 the same, 0.6 a province and a regency of it, 0.4 two regencies of a province, else 0; ' +
      'null if one has none.',
  })
  placeScore!: number | null;

  @Field(() => Float, { description: 'Category (kemiripan kategori): 1 the same, 0.5 parent or siblings, else 0.' })
  categoryScore!: number;

  @Field(() => Float, {
    description: 'Time between the two (kedekatan waktu): 1 at once, 0.5 after 15 days, 0 after 30 days and more.',
  })
  timeScore!: number;
}

@ArgsType()
export class MergeSuggestionsArgs {
  @Field(() => Int, { description: 'How many suggestions at most, 1 to 10.' })
  first!: number;
}
