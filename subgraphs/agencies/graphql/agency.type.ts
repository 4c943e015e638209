// `Agency` and its connection. Relations are added by agency.resolver.ts.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { AgencyKind, TimeZone } from './enums';

@ObjectType({
  description:
    'An institution (instansi; K/L/D): a ministry, national institution, local government or one below these.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Agency {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'Its code (kode instansi), stable and upper-case, such as `PEMKAB-3201`.' })
  code!: string;

  @Field(() => String, { description: 'Its official name (nama), such as `Pemerintah Kabupaten Bogor`.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name people use (nama singkat), such as `Pemkab Bogor`; null if there is none.',
  })
  shortName!: string | null;

  @Field(() => AgencyKind, { description: 'What sort of institution (jenis instansi) it is.' })
  kind!: AgencyKind;

  @Field(() => TimeZone, { description: 'Zone (zona waktu) in which its working days and deadlines are counted.' })
  timeZone!: TimeZone;

  @Field(() => Boolean, { description: 'Whether it exists today (aktif); a dissolved one stays for its old reports.' })
  isActive!: boolean;

  @Field(() => Boolean, { description: 'Whether it handles reports in LAPOR! (terhubung).' })
  isConnected!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it handles reports in LAPOR! (terhubung sejak); null if it is not connected.',
  })
  connectedSince!: number | null;
}

export const AgencyConnection = createConnectionType(Agency, createEdgeType(Agency, 'Agency'), 'Agency');
