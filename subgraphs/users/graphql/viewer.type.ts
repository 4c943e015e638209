// `Viewer` as GraphQL shows it: the caller as the system knows it.
import { Field, ID, ObjectType } from 'type-graphql';
import { ApiClient } from './apiClient.type';
import { RoleEnum, ViewerKind } from './enums.type';
import { Operator } from './operator.type';
import { Reporter } from './reporter.type';
import { Agency, Unit } from './stubs.type';

@ObjectType({
  description: 'Who you are to this API (pengguna): what your token stands for, and what it may do.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => ID, { description: 'Your id: that of the operator, reporter or API client below.' })
  id!: string;

  @Field(() => ViewerKind, { description: 'Which of `operator`, `reporter` and `client` is set.' })
  kind!: ViewerKind;

  @Field(() => String, { description: 'Your own name, or that of your system (nama).' })
  name!: string;

  @Field(() => [RoleEnum], { description: 'Your roles (peran).' })
  roles!: RoleEnum[];

  @Field(() => [String], {
    description:
      'The scopes that this token may use (cakupan), such as `reports:read`: those it carries and you may use.',
  })
  scopes!: string[];

  @Field(() => Agency, { nullable: true, description: 'The agency that you act for (instansi); null for a reporter.' })
  agency!: Agency | null;

  @Field(() => Unit, { nullable: true, description: 'Your unit (unit kerja), where you belong to one.' })
  unit!: Unit | null;

  @Field(() => Operator, { nullable: true, description: 'You as an operator (admin pengelola).' })
  operator!: Operator | null;

  @Field(() => Reporter, { nullable: true, description: 'You as a reporter (pelapor).' })
  reporter!: Reporter | null;

  @Field(() => ApiClient, { nullable: true, description: 'You as an agency’s system (sistem instansi).' })
  client!: ApiClient | null;
}
