// `ApiClient` as GraphQL shows it: never its secret, not even hashed.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Agency } from './stubs.type';

@ObjectType({
  description: 'A system of an agency that calls this API with OAuth client credentials (sistem instansi).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ApiClient {
  @Field(() => ID, { description: 'Stable id, a UUID; not the OAuth `client_id`.' })
  id!: string;

  @Field(() => String, { description: 'Name of the system, such as `Sistem Pengaduan Pemkot Surabaya`.' })
  name!: string;

  @Field(() => Agency, { nullable: true, description: 'The agency that the system acts for (instansi).' })
  agency!: Agency | null;

  @Field(() => [String], { description: 'OAuth scopes registered for it (cakupan), such as `reports:read`.' })
  scopes!: string[];

  @Field(() => Boolean, { description: 'False once it was deactivated (nonaktif): it then gets no token.' })
  isActive!: boolean;
}
