import { ConfigError } from '@x/errors';
import { ApiFault } from './engine/errors.ts';
import { type NewOAuthToken, createOAuthToken as storeOAuthToken } from './model/oauth-tokens.ts';
import { type Fields, integerFrom, readFields, stringField } from './read-fields.ts';
import type { Instance } from './store/instance.ts';

/** The tokens that an OAuth application gets from a user. */
export interface OAuthToken {
  readonly id: string;
  /** The token that requests carry. */
  readonly accessToken: string;
  /** The token that gets a new access token. */
  readonly refreshToken: string;
}

/** A hundred years. The clock of the emulator can be set to any date. */
const MAXIMUM_LIFETIME_IN_SECONDS = 3_155_760_000;

const TOKEN_FIELDS: Fields<NewOAuthToken> = {
  userId: { ...stringField, isRequired: true },
  applicationId: { ...stringField, isRequired: true },
  scopes: {
    isValid: (value) =>
      Array.isArray(value) && value.every((scope) => typeof scope === 'string' && /^\S+$/.test(scope)),
    expected: 'an array such as ["profile", "email"]',
  },
  expiresInSeconds: integerFrom(-MAXIMUM_LIFETIME_IN_SECONDS, MAXIMUM_LIFETIME_IN_SECONDS),
  format: { isValid: (value) => value === 'opaque' || value === 'jwt', expected: '"opaque" or "jwt"' },
};

/** Rejects with a `ConfigError` for a missing user or application, and for invalid options. */
export async function createOAuthToken(instance: Instance, given: NewOAuthToken): Promise<OAuthToken> {
  const options = readFields<NewOAuthToken>(given, TOKEN_FIELDS, { owner: 'createOAuthToken' });
  try {
    const { id, token, refresh_token } = await storeOAuthToken(instance, options);
    return { id, accessToken: token, refreshToken: refresh_token };
  } catch (cause) {
    if (!(cause instanceof ApiFault)) throw cause;
    throw new ConfigError(`createOAuthToken(): ${cause.message}`, { cause });
  }
}
