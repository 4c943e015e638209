// Arguments of the queries for institutions.
import { Field, ID, InputType } from 'type-graphql';
import { AgencyKind } from './enums';

@InputType({ description: 'Which institutions (instansi) to list: those that fit every field that is given.' })
export class AgencyFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Beginnings of words of the name or short name (nama), in any order and letter case: `kab bog` finds `Pemerintah Kabupaten Bogor`. ' +
      'At most 100 characters and 8 words. A text without a letter or digit finds nothing.',
  })
  name!: string | null;

  @Field(() => AgencyKind, { nullable: true, description: 'Of this sort (jenis instansi).' })
  kind!: AgencyKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of this area (kode wilayah) or one below it: `32` finds the province and its regencies and cities.',
  })
  areaCode!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Connected to LAPOR! (terhubung), or with `false` not connected yet.',
  })
  connected!: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Right below the institution with this id (instansi induk).' })
  parentId!: string | null;
}
