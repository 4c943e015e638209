// `Reporter` as GraphQL shows it. Its key carries the grant without which nobody else's Reporter is resolved.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../../platform/graphql/scalars';

@ObjectType({
  description: 'A citizen who submits reports (pelapor). Shown only to those who may know who reported.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id grant")')
export class Reporter {
  @Field(() => ID, { description: 'Stable id, a UUID that tells nothing about the person.' })
  id!: string;

  @Field(() => String, { description: 'Proof for the federation that this viewer may see this reporter.' })
  @Directive('@inaccessible')
  grant!: string;

  @Field(() => String, { description: 'Name (nama pelapor).' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'E-mail address (alamat surel). Only of oneself, with scope `users:read`; else null.',
  })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Telephone number (nomor telepon), such as `+6281234567890`. Only of oneself, with scope `users:read`; else null.',
  })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'National identity number (NIK), 16 digits. Only of oneself, with scope `users:read`; else null. Whoever handles the ' +
      'report and needs it asks with `openIdentity`.',
  })
  nik!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Postal address (alamat). Only of oneself, with scope `users:read`; else null.',
  })
  address!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of registration (tanggal terdaftar), WIB. Only of oneself; else null.',
  })
  memberSince!: string | null;
}
