// What a reporter is given of their own data, and how they correct it or have it erased.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/graphql/userError.type';
import type { UserErrorData } from '../../../platform/errors';
import { Reporter } from './reporter.type';

export const KEY_DESCRIPTION =
  'A random key of your own for this call (16 to 128 of `A-Z a-z 0-9 - _`), such as a new UUID. Repeat the call with the same ' +
  'key after a lost answer: it takes effect once.';

@ObjectType({ description: 'By which login you are known (akun masuk).', simpleResolvers: true })
export class Login {
  @Field(() => String, { description: 'Who vouches for you (penerbit).' })
  issuer!: string;

  @Field(() => String, { description: 'How the issuer names you.' })
  subject!: string;
}

@ObjectType({
  description:
    'What this system holds of you (salinan data pribadi). Who has read it: `viewer { identityReadings }`. Your ' +
    'reports, with all that belongs to them: `myReports`, in any state.',
  simpleResolvers: true,
})
export class MyDataExport {
  @Field(() => DateTime, { description: 'When it was put together.' })
  generatedAt!: number;

  @Field(() => Reporter, { description: 'Your data (data pelapor).' })
  reporter!: Reporter;

  @Field(() => [Login], { description: 'Your logins.' })
  logins!: Login[];
}

@InputType({ description: 'What is to be corrected: absent fields stay, null takes a value away.' })
export class CorrectMyDataInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: 'Name (nama), up to 200 characters; cannot be taken away.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'National identity number (NIK), 16 digits.' })
  nik?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address (alamat surel).' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number (nomor telepon), such as `+6281234567890`.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address (alamat), up to 500 characters.' })
  address?: string | null;
}

@InputType({ description: 'A demand to be forgotten.' })
export class RequestErasureInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Exactly `HAPUS DATA SAYA`: it cannot be undone.' })
  confirm!: string;
}

@ObjectType({ description: 'Your data after the correction, or why nothing changed.' })
export class CorrectMyDataPayload {
  @Field(() => ID, { nullable: true, description: 'Your id; null when nothing changed.' })
  reporterId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@ObjectType({ description: 'That you were forgotten, or why not.' })
export class RequestErasurePayload {
  @Field(() => DateTime, { nullable: true, description: 'Since when your data is gone; null when nothing happened.' })
  erasedAt!: number | null;

  @Field(() => [UserError], { description: 'Why nothing happened; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}
