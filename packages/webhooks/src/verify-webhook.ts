import { type Bytes, readArgument } from '@x/errors/internal';
import type { WebhookEvent } from './events/webhook-event.ts';
import { checkTimestamp } from './input/check-timestamp.ts';
import { type DeliveryHeaders, deliveryHeaders } from './input/delivery-headers.ts';
import { parseEvent } from './input/parse-event.ts';
import { readBody, type WebhookBody } from './input/read-body.ts';
import { readHeaders, type WebhookHeaders } from './input/read-headers.ts';
import type { SigningKey } from './runtime/runtime.ts';
import { readVerifyOptions, type VerifyWebhookOptions } from './settings/verify-options.ts';
import { isEqual } from './signature/is-equal.ts';
import { contentOf, signatureOf } from './signature/signature-of.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

/** The parts of a request, for servers that have no `Request`. */
export interface WebhookInput {
  /** The headers of the delivery, in any form that a server has them. */
  headers: WebhookHeaders;
  /** The body exactly as it was sent: a string or bytes. A parsed and printed body has another signature. */
  body: WebhookBody;
}

/** The result of `verifyWebhook`. Both keys are always present; one of them is `null`. */
export type WebhookResult =
  | { result: WebhookEvent; error: null }
  | { result: null; error: WebhookVerificationError };

/**
 * Verifies a delivery of Clerk: its time, and its signature over the raw body. Headers can be `svix-*` or `webhook-*`.
 * Reads the body of a `Request`.
 *
 * Resolves to the event as it was sent. Its shape is not checked: the signature vouches for it. Errors have a `reason`
 * and the `status` to respond with. Rejects with a `ConfigError` for an invalid option.
 *
 * @example
 * ```ts
 * import { signWebhook, verifyWebhook } from '@x/webhooks';
 *
 * const signingSecret = 'whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHM=';
 * const delivery = await signWebhook({ type: 'user.deleted', data: { id: 'user_1' } }, { signingSecret });
 * const { result: event, error } = await verifyWebhook(delivery, { signingSecret });
 * error; // => null
 * event?.type; // => 'user.deleted'
 * ```
 */
export async function verifyWebhook(
  request: Request | WebhookInput,
  options: VerifyWebhookOptions,
): Promise<WebhookResult> {
  const settings = await readVerifyOptions(options);
  const values = readArgument('The headers of the request', () => readHeaders(request?.headers));
  try {
    const headers = deliveryHeaders(values);
    checkTimestamp(headers.timestamp, settings);
    const body = await readBody(request, values.get('content-length'), settings);
    const content = contentOf({ ...headers, body });
    await checkSignature(headers, content, settings.keys);
    // The bytes that were verified, even if the caller has changed its own meanwhile.
    return { result: parseEvent(content.subarray(content.length - body.length)), error: null };
  } catch (error) {
    if (error instanceof WebhookVerificationError) {
      return { result: null, error };
    }
    throw error;
  }
}

/** The version of signatures that are an HMAC with SHA-256. Others can come with them, and are skipped. */
const VERSION = 'v1';

/** Far more than secrets during a rotation, so that a long header takes no time. */
const MAX_SIGNATURES = 100;

async function checkSignature(
  { signature }: DeliveryHeaders,
  content: Bytes,
  keys: readonly SigningKey[],
): Promise<void> {
  const given = signature.split(' ', MAX_SIGNATURES).flatMap((entry) => {
    const [version, value = ''] = entry.split(',', 2);
    return version === VERSION ? [value] : [];
  });
  if (given.length === 0) {
    throw new WebhookVerificationError({
      reason: 'signature-unsupported',
      message: `The delivery has no signature of the version ${VERSION}. Check that Clerk sent it, and that no proxy changes headers.`,
    });
  }
  const expected = await Promise.all(keys.map((key) => signatureOf(content, key)));
  if (!expected.some((one) => given.some((other) => isEqual(one, other)))) {
    throw new WebhookVerificationError({
      reason: 'signature-mismatch',
      message:
        'No signature matches. Check that signingSecret is the secret of this endpoint, and that the body is the raw one, byte for byte.',
    });
  }
}
