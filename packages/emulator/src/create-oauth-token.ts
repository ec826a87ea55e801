import { ConfigError } from '@x/errors';
import { ApiFault } from './engine/errors.ts';
import { type NewOAuthToken, createOAuthToken as storeOAuthToken } from './model/oauth-tokens.ts';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
import type { Instance } from './store/instance.ts';

/** The tokens that an OAuth application gets from a user. */
export interface OAuthToken {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The names of all options. The type makes the list complete. */
const optionNames = {
  applicationId: true,
  expiresInSeconds: true,
  format: true,
  scopes: true,
  userId: true,
} satisfies Record<keyof NewOAuthToken, true>;

/** Rejects with a `ConfigError` for a missing user or application, and for invalid options. */
export async function createOAuthToken(instance: Instance, options: NewOAuthToken): Promise<OAuthToken> {
  checkOptions(options);
  try {
    const { id, token, refresh_token } = await storeOAuthToken(instance, options);
    return { id, accessToken: token, refreshToken: refresh_token };
  } catch (cause) {
    if (!(cause instanceof ApiFault)) throw cause;
    throw new ConfigError(`createOAuthToken(): ${cause.message}`, { cause });
  }
}

function checkOptions(options: NewOAuthToken): void {
  rejectUnknownOptions('createOAuthToken()', options, Object.keys(optionNames));
  const { userId, applicationId, scopes = [], expiresInSeconds = 1, format = 'opaque' } = options;
  if (typeof userId !== 'string' || typeof applicationId !== 'string') {
    throw new ConfigError('createOAuthToken(): userId and applicationId must be strings.');
  }
  if (!Array.isArray(scopes) || !scopes.every((scope) => typeof scope === 'string' && /^\S+$/.test(scope))) {
    throw new ConfigError('createOAuthToken(): scopes must be an array such as ["profile", "email"].');
  }
  if (!Number.isSafeInteger(expiresInSeconds)) {
    throw new ConfigError('createOAuthToken(): expiresInSeconds must be an integer.');
  }
  if (format !== 'opaque' && format !== 'jwt') {
    throw new ConfigError('createOAuthToken(): format must be "opaque" or "jwt".');
  }
}
