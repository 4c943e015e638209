// The texts that the case log commits to, and where each lies with its salt. A new kind of text is one line here, a salt
// column beside it, and `commitText` in the verb that brings it. Read by verbs, verification and erasure.

export interface TextPlace {
  readonly table: string;
  /** Column with the report's id: an index begins with it. */
  readonly reportColumn: string;
  readonly column: string;
  /** Null once the text is erased. */
  readonly saltColumn: string;
  /** Whose words they are: an erasure drops the reporter's, and keeps what institutions have answered. */
  readonly by: 'REPORTER' | 'INSTITUTION';
  /** A column that may not be null is given the erased text instead. */
  readonly isNullable: boolean;
}

const ofReport = { table: 'report', reportColumn: 'id', saltColumn: 'text_salt', by: 'REPORTER' } as const;

export const LOGGED_TEXTS = {
  TITLE: { ...ofReport, column: 'title', isNullable: false },
  BODY: { ...ofReport, column: 'body', isNullable: false },
  PLACE: { ...ofReport, column: 'incident_place', isNullable: true },
  REFERENCE: { ...ofReport, column: 'external_reference', isNullable: true },
  RESPONSE: {
    ...{ table: 'response', reportColumn: 'report_id', column: 'body', saltColumn: 'salt' },
    ...{ by: 'INSTITUTION', isNullable: false },
  },
  INTERIM_REPLY: {
    ...{ table: 'interim_reply', reportColumn: 'report_id', column: 'body', saltColumn: 'salt' },
    ...{ by: 'INSTITUTION', isNullable: false },
  },
  REPLY: {
    ...{ table: 'reply', reportColumn: 'report_id', column: 'body', saltColumn: 'salt' },
    ...{ by: 'REPORTER', isNullable: false },
  },
  // What was said with a step: a question of an institution, an answer of the reporter.
  REMARK: {
    ...{ table: 'step_text', reportColumn: 'report_id', column: 'body', saltColumn: 'salt' },
    ...{ by: 'INSTITUTION', isNullable: true },
  },
  REPORTER_REMARK: {
    ...{ table: 'step_text', reportColumn: 'report_id', column: 'reporter_body', saltColumn: 'reporter_salt' },
    ...{ by: 'REPORTER', isNullable: true },
  },
} as const satisfies Readonly<Record<string, TextPlace>>;

export type LoggedTextKind = keyof typeof LOGGED_TEXTS;
