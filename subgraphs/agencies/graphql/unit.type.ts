// `Unit` and its connection. Relations are added by unit.resolver.ts.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';

@ObjectType({
  description: 'A unit (unit kerja, OPD) of an institution: it works on what its institution disposes to it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Unit {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'Its code (kode unit), unique within its institution, such as `DPUPR`.' })
  code!: string;

  @Field(() => String, { description: 'Its name (nama), such as `Dinas Pekerjaan Umum dan Penataan Ruang`.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it exists today (aktif).' })
  isActive!: boolean;
}

export const UnitConnection = createConnectionType(Unit, createEdgeType(Unit, 'Unit'), 'Unit');
