// The client credentials grant: who asks, which scopes, one signed token. Called by the token route.
import { type Scope } from '../../../schema/contract/scopes';
import type { Runtime } from '../../../platform/subgraph/module';
import { knownScopes } from '../domain/roleScopes';
import { OAuthRefusal, readTokenRequest, type TokenRequest } from '../domain/tokenRequest';
import { findApiClientByClientId, type ApiClientCredentials } from '../store/apiClient.store';
import { isSecretOf } from './clientSecret';
import type { UsersServices } from './services';
import { ACCESS_TOKEN_SECONDS, signAccessToken } from './signAccessToken';

export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

const CLIENT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** Compared with when there is no such client, so that both answers take the same path. */
const NO_HASH = '0'.repeat(64);

export async function issueToken(
  runtime: Pick<Runtime, 'db' | 'clock'>,
  { oauth }: UsersServices,
  request: { readonly body: string; readonly authorization: string | undefined },
): Promise<TokenResponse> {
  const wanted = readTokenRequest(request.body, request.authorization);
  const nowMs = runtime.clock.now();
  const found = CLIENT_ID.test(wanted.clientId)
    ? await findApiClientByClientId(runtime.db.reader, wanted.clientId)
    : null;
  const isRight = isSecretOf(found?.secretHash ?? NO_HASH, wanted.secret);
  if (found === null || !found.isActive || !isRight) {
    const wait = oauth.throttle.countWrong(wanted.clientId, nowMs);
    throw new OAuthRefusal('invalid_client', 'Client authentication failed.', wait);
  }
  oauth.throttle.clear(wanted.clientId);
  const scopes = narrowScopes(found, wanted);
  const { issuer, audience } = oauth;
  const { clientId } = found;
  const token = await signAccessToken(oauth.keys.signingKey(nowMs), {
    ...{ issuer, audience, subject: clientId, clientId, scopes, nowMs, lifetimeSeconds: ACCESS_TOKEN_SECONDS },
  });
  return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS, scope: scopes.join(' ') };
}

/** Fewer than registered may be asked for; one that is not registered refuses the whole request (RFC 6749, 5.2). */
function narrowScopes(client: ApiClientCredentials, { scopes }: TokenRequest): Scope[] {
  const registered = knownScopes(client.scopes);
  if (scopes === null) return registered;
  if (scopes.some((scope) => !(registered as string[]).includes(scope))) {
    throw new OAuthRefusal('invalid_scope', 'A scope was asked for that is not registered for this client.');
  }
  return registered.filter((scope) => scopes.includes(scope));
}
