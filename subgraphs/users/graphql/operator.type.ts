// `Operator` as GraphQL shows it. Its name is withheld in app/viewOperator.ts, once for every path.
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { RoleEnum } from './enums.type';
import { Agency, Unit } from './stubs.type';

@ObjectType({
  description: 'A member of staff who handles reports for an agency or for the platform (admin pengelola).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Operator {
  @Field(() => ID, { description: 'Stable id, a UUID.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name (nama). Seen inside the operator’s own agency, by its coordinators and by national admins, with scope `users:read`; null for everybody else.',
  })
  name!: string | null;

  @Field(() => RoleEnum, { description: 'What the operator does (peran).' })
  role!: RoleEnum;

  @Field(() => Agency, { nullable: true, description: 'The agency that the operator works for (instansi).' })
  agency!: Agency | null;

  @Field(() => Unit, {
    nullable: true,
    description: 'The unit that the operator works in (unit kerja); null for those who act for the whole agency.',
  })
  unit!: Unit | null;

  @Field(() => Boolean, { description: 'False once the account was deactivated (nonaktif); the history keeps it.' })
  isActive!: boolean;

  @Field(() => Int, { description: 'Counts the changes of the account (versi), for `updateOperator`.' })
  version!: number;
}

const OperatorEdge = createEdgeType(Operator, 'Operator');
export const OperatorConnection = createConnectionType(Operator, OperatorEdge, 'Operator');
