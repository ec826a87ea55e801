// Pure
import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { isNonEmptyString } from '../wire/non-empty-string.ts';

/** The options of `getToken`. */
export interface GetTokenOptions {
  /** The name of a JWT template. Default: none, which resolves to the session token of the request. */
  template?: string | undefined;
  /** How long a new token is valid. Default: no new token is created. */
  expiresInSeconds?: number | undefined;
}

const GET_TOKEN_OPTIONS: OptionNames<GetTokenOptions> = { template: true, expiresInSeconds: true };

/** Reads the options of `getToken`. Throws a `ConfigError` for invalid ones. */
export function readTokenOptions(options: GetTokenOptions = {}): GetTokenOptions {
  const read = readOptions(options, GET_TOKEN_OPTIONS, { owner: 'getToken' });
  const { template, expiresInSeconds } = read;
  if (template !== undefined && !isTemplateName(template)) {
    throw new ConfigError(
      `Option "template" must be the name of a JWT template, not ${quote(template)}. Leave it out for the session token.`,
    );
  }
  if (expiresInSeconds !== undefined && !(Number.isInteger(expiresInSeconds) && expiresInSeconds > 0)) {
    throw new ConfigError(
      `Option "expiresInSeconds" must be an integer of at least 1, not ${quote(expiresInSeconds)}.`,
    );
  }
  return read;
}

/** An empty name would select the session token, which other services reject. */
function isTemplateName(value: unknown): boolean {
  return isNonEmptyString(value) && value.trim() === value;
}

/** How a session with open tasks counts. */
export interface PendingSessionOptions {
  /** Whether a session with open tasks (status `pending`) counts as signed out. Default true. */
  treatPendingAsSignedOut?: boolean | undefined;
}

const PENDING_OPTIONS: OptionNames<PendingSessionOptions> = { treatPendingAsSignedOut: true };

/** Reads the options of `toAuth`. Throws a `ConfigError` for invalid ones. */
export function readPendingOptions(
  given?: PendingSessionOptions,
  owner: 'toAuth' | 'sessionAuthObject' = 'toAuth',
): PendingSessionOptions {
  if (given === undefined) {
    return {};
  }
  const read = readOptions(given, PENDING_OPTIONS, { owner });
  const { treatPendingAsSignedOut: value = true } = read;
  if (typeof value !== 'boolean') {
    throw new ConfigError(`Option "treatPendingAsSignedOut" must be true or false, not ${quote(value)}.`);
  }
  return read;
}
