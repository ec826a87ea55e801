import { signJwt } from '@x/jwt';
import { notFound } from '../engine/errors.ts';
import { encodeBase62 } from '../keys/ids.ts';
import type { OAuthAccessTokenRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import { getUser } from './lookup.ts';

const dayInSeconds = 24 * 60 * 60;

/** An OAuth access token that the emulator issued. */
export interface NewOAuthToken {
  /** The user whose data the application can access. */
  readonly userId: string;
  /** The OAuth application that gets the token. */
  readonly applicationId: string;
  /** Default: the scopes of the application. */
  readonly scopes?: readonly string[] | undefined;
  /** Default: a day. */
  readonly expiresInSeconds?: number | undefined;
  /** Default: `opaque`. */
  readonly format?: 'opaque' | 'jwt' | undefined;
}

/**
 * Stores the tokens that an OAuth application would get from the user. Rejects with an `ApiFault` if the user or the
 * application does not exist.
 */
export async function createOAuthToken(
  instance: Instance,
  { userId, applicationId, scopes, expiresInSeconds = dayInSeconds, format = 'opaque' }: NewOAuthToken,
): Promise<OAuthAccessTokenRecord> {
  const { store, createId, randomBytes } = instance;
  getUser(instance, userId);
  const application = store.oauth_applications.get(applicationId);
  if (application === undefined) throw notFound('OAuth application', applicationId);
  const now = instance.now();
  const draft = {
    id: createId('oauth_access_tokens'),
    oauth_application_id: applicationId,
    user_id: userId,
    client_id: String(application['client_id']),
    scopes: scopes ?? String(application['scopes']).split(' ').filter(Boolean),
    revoked: false,
    revocation_reason: null,
    expiration: now + expiresInSeconds * 1000,
    created_at: now,
    updated_at: now,
  };
  const token = format === 'jwt' ? await signToken(instance, draft) : `oat_${encodeBase62(randomBytes(24))}`;
  const refreshToken = `ort_${encodeBase62(randomBytes(24))}`;
  return store.oauth_access_tokens.put({ ...draft, token, refresh_token: refreshToken });
}

/** A token with the claims of RFC 9068. */
async function signToken(
  instance: Instance,
  {
    id,
    user_id,
    client_id,
    scopes,
    created_at,
    expiration,
  }: Omit<OAuthAccessTokenRecord, 'token' | 'refresh_token'>,
): Promise<string> {
  const { kid, privateJwk } = instance.signingKey;
  const issuedAt = Math.floor(created_at / 1000);
  const { result, error } = await signJwt(
    {
      iss: instance.origin(),
      sub: user_id,
      client_id,
      scope: scopes.join(' '),
      jti: id,
      iat: issuedAt,
      nbf: issuedAt - 10,
      exp: Math.floor(expiration / 1000),
    },
    { ...privateJwk },
    { algorithm: 'RS256', header: { typ: 'at+jwt', kid } },
  );
  if (error) throw error;
  return result;
}

export function isJwt(token: string): boolean {
  return token.split('.').length === 3;
}
