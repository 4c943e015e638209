// Issuers of people's tokens that this installation trusts, and for whom each may speak.

export interface PeopleIssuer {
  readonly issuer: string;
  /** An issuer of citizens never stands for an operator, whatever its tokens say; nor the other way round. */
  readonly kind: 'OPERATOR' | 'REPORTER';
  /** Whether a citizen who is seen for the first time becomes a reporter. */
  readonly autoProvision: boolean;
}
