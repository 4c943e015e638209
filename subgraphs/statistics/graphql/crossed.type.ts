// Two dimensions crossed.
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Crossable } from '../app/readCrossedTable';
import { CrossableEnum } from './enums';

@ArgsType()
export class CrossedArgs {
  @Field(() => CrossableEnum, { description: 'What the rows are told apart by.' })
  rows!: Crossable;

  @Field(() => CrossableEnum, { description: 'What the columns are told apart by; another one than `rows`.' })
  columns!: Crossable;
}

@ObjectType({
  description:
    'The cases of one row and one column that came in during the period, by how they stand now. Exact: these tables are never published.',
  simpleResolvers: true,
})
export class CrossedCell {
  @Field(() => String, { description: 'The row’s code, such as `PEKERJAAN_UMUM`; `-` where a case has none.' })
  row!: string;

  @Field(() => String, { description: 'The column’s code, such as `WHATSAPP`; `-` where a case has none.' })
  column!: string;

  @Field(() => Int, { description: 'Came in during the period (masuk).' })
  received!: number;

  @Field(() => Int, { description: 'Of these, followed up until now (ditindaklanjuti).' })
  followedUp!: number;

  @Field(() => Int, { description: 'Of these, responded until now (dijawab).' })
  responded!: number;

  @Field(() => Int, { description: 'Of these, closed now (selesai).' })
  closed!: number;

  @Field(() => Int, { description: 'Of these, open now (tunggakan).' })
  open!: number;
}
