import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readClock, readOptions } from '@x/errors/internal';
import type { SigningKey } from '../runtime/runtime.ts';
import { readSigningKeys } from './signing-keys.ts';

/** The options of `verifyWebhook`. */
export interface VerifyWebhookOptions {
  /**
   * The signing secret of the endpoint, `whsec_` and base64. With a list, a delivery must be signed with any of them:
   * pass the old and the new secret while you rotate it.
   */
  signingSecret: string | readonly string[];
  /** How far the time of a delivery can be from now, in either direction. Default 300. */
  toleranceInSeconds?: number | undefined;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /** The longest body to accept, in bytes. Default 1,048,576. */
  maxBodyLength?: number | undefined;
  /** How long to wait for the body of a `Request`, in milliseconds. Default 5,000. */
  timeoutInMs?: number | undefined;
}

export interface VerifySettings {
  readonly keys: readonly SigningKey[];
  readonly toleranceInSeconds: number;
  readonly nowInSeconds: number;
  readonly maxBodyLength: number;
  readonly timeoutInMs: number;
}

const NAMES: OptionNames<VerifyWebhookOptions> = {
  signingSecret: true,
  toleranceInSeconds: true,
  now: true,
  maxBodyLength: true,
  timeoutInMs: true,
};

/** Applies the defaults. Rejects with a `ConfigError` for an invalid option. */
export async function readVerifyOptions(given: unknown): Promise<VerifySettings> {
  const options = readOptions(given, NAMES, { owner: 'verifyWebhook' });
  const { toleranceInSeconds = 300, maxBodyLength = 1_048_576, timeoutInMs = 5_000 } = options;
  return {
    toleranceInSeconds: readNumber('toleranceInSeconds', toleranceInSeconds, 0),
    maxBodyLength: readNumber('maxBodyLength', maxBodyLength, 1),
    timeoutInMs: readNumber('timeoutInMs', timeoutInMs, 1),
    nowInSeconds: secondsOf(options.now ?? Date.now),
    keys: await readSigningKeys(options.signingSecret),
  };
}

function readNumber(name: keyof VerifyWebhookOptions, value: unknown, minimum: number): number {
  if (typeof value === 'number' && value >= minimum && value < Number.POSITIVE_INFINITY) {
    return value;
  }
  throw new ConfigError(`Option "${name}" must be a number of at least ${minimum}, not ${quote(value)}.`);
}

/** A clock without a valid time would switch the check of the timestamp off in silence. */
function secondsOf(now: unknown): number {
  return Math.floor(readClock(now)() / 1000);
}
