// Why an identity is opened (alasan membuka identitas): reports asks for one, users keeps it in the audit log.
export const IDENTITY_REASONS = [
  'CONTACT_REPORTER',
  'VERIFY_FACTS',
  'FIELD_VISIT',
  'LEGAL_PROCESS',
  'PROTECTION',
  'DATA_REQUEST',
] as const;
export type IdentityReason = (typeof IDENTITY_REASONS)[number];
