// The filter of `Query.operators`.
import { Field, ID, InputType } from 'type-graphql';
import type { OperatorFilter } from '../app/listOperators';
import { RoleEnum } from './enums.type';

@InputType('OperatorFilter', { description: 'Which operators to list (saringan); all given conditions must hold.' })
export class OperatorFilterInput implements OperatorFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this agency (instansi).' })
  agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this unit (unit kerja).' })
  unitId?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Only those with this role (peran).' })
  role?: RoleEnum | null;
}
