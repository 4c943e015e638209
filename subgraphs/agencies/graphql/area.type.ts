// `Area` and its connection. Relations are added by area.resolver.ts.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { AreaKind, TimeZone } from './enums';

@ObjectType({
  description: 'An area (wilayah): one of the 38 provinces or the 514 regencies and cities below them.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Area {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, {
    description:
      'Its code (kode wilayah) of the Ministry of Home Affairs: `32` for a province, `32.01` for a regency or city.',
  })
  code!: string;

  @Field(() => String, { description: 'Its name (nama), such as `Jawa Barat`, `Kabupaten Bogor` or `Kota Bandung`.' })
  name!: string;

  @Field(() => AreaKind, { description: 'What sort of area (jenis wilayah) it is.' })
  kind!: AreaKind;

  @Field(() => TimeZone, { description: 'Its time zone (zona waktu).' })
  timeZone!: TimeZone;
}

export const AreaConnection = createConnectionType(Area, createEdgeType(Area, 'Area'), 'Area');
