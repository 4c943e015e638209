// The definition of a measure, as `statistics.definitions` lists them.
import { Field, ObjectType } from 'type-graphql';
import type { MeasureUnit } from '../domain/definitions';
import { MeasureUnitEnum } from './enums';

@ObjectType({
  description: 'What a measure means (definisi ukuran), and where its rule comes from.',
  simpleResolvers: true,
})
export class MeasureDefinition {
  @Field(() => String, {
    description:
      'Its code: the name of the field that shows it, such as `followUpRate`; `receivedByAgency` is `AgencyFigures.received`, `verifyDays` is `durations.verify`.',
  })
  code!: string;

  @Field(() => String, { description: 'Its name in Indonesian, such as `tingkat tindak lanjut`.' })
  nameId!: string;

  @Field(() => String, { description: 'Its name in English, such as `Follow-up rate`.' })
  nameEn!: string;

  @Field(() => String, { description: 'What is counted, in English.' })
  definition!: string;

  @Field(() => String, { description: 'What is counted, in Indonesian.' })
  definitionId!: string;

  @Field(() => String, { nullable: true, description: 'Of a share or a mean: what stands above the line (pembilang).' })
  numerator!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a share or a mean: what stands below the line (penyebut).' })
  denominator!: string | null;

  @Field(() => MeasureUnitEnum, { description: 'In what it is counted (satuan).' })
  unit!: MeasureUnit;

  @Field(() => String, { description: 'The rule’s source (dasar), such as `PermenPANRB 62/2018`.' })
  source!: string;
}
