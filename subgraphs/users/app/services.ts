// What the users subgraph adds to each request's context, and what its HTTP routes work with. Built in createServices.ts.
import type { RequestContext } from '../../../platform/subgraph/context';
import type { PeopleIssuer } from '../domain/peopleIssuer';
import type { PersonSealer } from '../store/personSealer';
import type { KeyRing } from '../store/oauthKeyRing';
import type { RecentReadings } from './recentReadings';
import type { SecretThrottle } from './secretThrottle';

export interface UsersServices {
  /** Seals the cursors of lists. */
  readonly cursorKey: Buffer;
  /** The key with which the reports subgraph mints grants. */
  readonly grantKey: Buffer;
  /** Encrypts and opens reporters' personal data. */
  readonly sealer: PersonSealer;
  /** Under it the audit log's chain is linked. */
  readonly auditKey: Buffer;
  readonly recentReadings: RecentReadings;
  /** Identities that one operator may open within an hour. */
  readonly openingsPerHour: number;
  readonly oauth: OAuthServices;
  readonly peopleIssuers: readonly PeopleIssuer[];
  /** Whether tokens made on the command line for seeded people are accepted. */
  readonly hasDevelopmentTokens: boolean;
}

export interface OAuthServices {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: KeyRing;
  readonly throttle: SecretThrottle;
}

export type UsersContext = RequestContext<UsersServices>;
