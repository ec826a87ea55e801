import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { SVIX_NAMES } from './input/delivery-headers.ts';
import { readSigningKeys } from './settings/signing-keys.ts';
import { encodeText } from './signature/encode-text.ts';
import { randomHex } from './signature/random-hex.ts';
import { contentOf, signatureOf } from './signature/signature-of.ts';

/** The options of `signWebhook`. */
export interface SignWebhookOptions {
  /** The signing secret, `whsec_` and base64. With a list, the delivery has a signature for each, as during a rotation. */
  signingSecret: string | readonly string[];
  /** Default: a random id that begins with `msg_`. */
  id?: string | undefined;
  /** The time of the delivery, in seconds since 1970. Default: now. */
  timestampInSeconds?: number | undefined;
}

/** A delivery as it is sent, which `verifyWebhook` and `fetch` accept. */
export interface SignedWebhook {
  /** The headers with the id, the time and the signature. */
  headers: Record<string, string>;
  /** The signed body. */
  body: string;
}

const NAMES: OptionNames<SignWebhookOptions> = { signingSecret: true, id: true, timestampInSeconds: true };

/**
 * Signs a delivery as Clerk does, for tests. A string is the raw body; any other payload is serialised as JSON.
 *
 * Rejects with a `ConfigError` for an invalid option, and for a payload that JSON cannot represent.
 *
 * @example
 * ```ts
 * import { signWebhook } from '@x/webhooks';
 *
 * const { headers, body } = await signWebhook(
 *   { type: 'user.deleted', data: { id: 'user_1', object: 'user', deleted: true } },
 *   { signingSecret: 'whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHM=', id: 'msg_1' },
 * );
 * headers['svix-id']; // => 'msg_1'
 * body; // => '{"type":"user.deleted","data":{"id":"user_1","object":"user","deleted":true}}'
 * ```
 */
export async function signWebhook(
  payload: object | string,
  options: SignWebhookOptions,
): Promise<SignedWebhook> {
  const given = readOptions(options, NAMES, { owner: 'signWebhook' });
  const keys = await readSigningKeys(given.signingSecret);
  const id = readId(given.id ?? `msg_${await randomHex()}`);
  const timestamp = readTimestamp(given.timestampInSeconds ?? Math.floor(Date.now() / 1000));
  const body = typeof payload === 'string' ? payload : toJson(payload);
  const content = contentOf({ id, timestamp, body: encodeText(body) });
  const signatures = await Promise.all(keys.map(async (key) => `v1,${await signatureOf(content, key)}`));
  return {
    headers: {
      'content-type': 'application/json',
      [SVIX_NAMES.id]: id,
      [SVIX_NAMES.timestamp]: timestamp,
      [SVIX_NAMES.signature]: signatures.join(' '),
    },
    body,
  };
}

/** Visible ASCII, which every header can hold. */
const ID = /^[!-~]+$/;

function readId(id: unknown): string {
  if (typeof id !== 'string' || !ID.test(id)) {
    throw new ConfigError(`Option "id" must be a string of visible ASCII characters, not ${quote(id)}.`);
  }
  return id;
}

/** The year 5138. A larger number of seconds is a number of milliseconds. */
const LATEST_TIMESTAMP = 100_000_000_000;

function readTimestamp(seconds: unknown): string {
  if (!Number.isSafeInteger(seconds) || Number(seconds) < 0) {
    throw new ConfigError(
      `Option "timestampInSeconds" must be an integer of at least 0, not ${quote(seconds)}.`,
    );
  }
  if (Number(seconds) > LATEST_TIMESTAMP) {
    throw new ConfigError(
      `Option "timestampInSeconds" must be in seconds since 1970, not in milliseconds: ${quote(seconds)}.`,
    );
  }
  return String(seconds);
}

function toJson(payload: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(payload);
  } catch (cause) {
    throw new ConfigError('The payload cannot be serialised as JSON. Pass an event without cycles.', {
      cause,
    });
  }
  if (json === undefined) {
    throw new ConfigError(`The payload must be an event or a raw body, not ${quote(payload)}.`);
  }
  return json;
}
