// An issuer whose tokens the gateway accepts, as configured. Nothing in a token can add to this list.

/** Only asymmetric algorithms: with `HS256` a public key would be a shared secret; `none` is no signature. */
export const TOKEN_ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

export interface TokenIssuer {
  /** Compared with `iss` byte by byte. */
  readonly issuer: string;
  readonly audience: string;
  /** Null: taken from the issuer's OpenID metadata. */
  readonly jwksUri: string | null;
  readonly algorithms: readonly TokenAlgorithm[];
  /** Our own tokens must be access tokens (RFC 9068) and carry scopes. */
  readonly isOwn: boolean;
}
