// What every mutation of a report is given.
import { Field, ID, InputType, Int } from 'type-graphql';
import { KEY_DESCRIPTION } from '../../../../platform/graphql/keyDescription';

export { KEY_DESCRIPTION };

export const SECRET_DESCRIPTION =
  'Without an account: the secret that was given when the report was handed in (kode rahasia pelacakan).';

export const ATTACHMENT_IDS_DESCRIPTION =
  'Files that come with it (lampiran), at most 10: ids from `createAttachmentUpload` whose bytes were sent.';

export const ATTACHMENT_SECRETS_DESCRIPTION =
  'Without an account: the `attachmentSecret` of each of `attachmentIds`, in the same order (kode rahasia lampiran).';

@InputType()
export abstract class ChangeReportInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the report (laporan).' })
  reportId!: string;

  @Field(() => Int, {
    description: 'The `version` that you read. If the report has changed since, nothing happens: `VERSION_CONFLICT`.',
  })
  expectedVersion!: number;
}
