import { ConfigError } from '@x/errors';
import {
  type OptionNames,
  quote,
  readArgument,
  readClock,
  readOptions,
  requireGlobals,
} from '@x/errors/internal';
import { SEALED_STATE } from '../wire/constants.ts';
import { checkSecret, checkState } from './check-arguments.ts';
import { encrypt } from './cipher.ts';
import { MAX_SEALED_LENGTH } from './open-state.ts';
import { contentOf, type SealableState } from './sealed-content.ts';

/** The options of `sealState`. */
export interface SealOptions {
  /** How long the state can be opened. Default 60, at most 3,600. */
  maxAgeInSeconds?: number | undefined;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

const OPTION_NAMES: OptionNames<SealOptions> = { maxAgeInSeconds: true, now: true };

const MAX_AGE_IN_SECONDS = 3_600;

/**
 * Seals a state, so that another part of the same application can open it: for example what middleware found out, for the
 * page behind it. Resolves to the headers to add to the request. They are encrypted, because they hold the session token,
 * and expire soon.
 *
 * A state that makes headers of more than 8,192 characters is not sealed: the headers are empty, `openState` resolves to
 * `null`, and the other part authenticates the request itself. Rejects with a `ConfigError` for a state that is a
 * redirect to a handshake, and for invalid arguments.
 *
 * @param secret a random string of 32 characters or more, which both parts know, such as the secret key
 *
 * @example
 * ```ts
 * import { authenticateRequest, openState, sealState, stripSealedState } from '@x/auth-state';
 *
 * const secret = 'sk_test_a_secret_of_the_application';
 * const request = new Request('https://app.example.com/');
 * const state = await authenticateRequest(request, { secretKey: secret });
 *
 * const headers = stripSealedState(request.headers);
 * (await sealState(state, secret)).forEach((value, name) => headers.set(name, value));
 *
 * const opened = await openState(headers, secret);
 * opened?.reason; // => 'session-token-and-uat-missing'
 * ```
 */
export async function sealState(
  state: SealableState,
  secret: string,
  options: SealOptions = {},
): Promise<Headers> {
  requireGlobals('Headers');
  checkSecret(secret);
  const { maxAgeInSeconds = 60, now = Date.now } = readOptions(options, OPTION_NAMES, { owner: 'sealState' });
  if (
    typeof maxAgeInSeconds !== 'number' ||
    !(maxAgeInSeconds > 0 && maxAgeInSeconds <= MAX_AGE_IN_SECONDS)
  ) {
    throw new ConfigError(
      `Option "maxAgeInSeconds" must be a number above 0, at most ${MAX_AGE_IN_SECONDS}, not ${quote(maxAgeInSeconds)}.`,
    );
  }
  const nowInMs = readClock(now)();
  checkState(state);
  if (state.status === 'handshake') {
    throw new ConfigError('A state with the status "handshake" cannot be sealed. Send its redirect.');
  }
  const content = readArgument('The state', () =>
    JSON.stringify(contentOf(state, nowInMs + maxAgeInSeconds * 1_000)),
  );
  const sealed = await encrypt(content, secret);
  return new Headers(sealed.length > MAX_SEALED_LENGTH ? {} : { [SEALED_STATE]: sealed });
}
