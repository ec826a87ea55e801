import { describe, expect, it } from 'vitest';
import { verifyWebhook, type WebhookInput, WebhookVerificationErrorReason } from './index.ts';
import {
  BODY,
  deliveryOf,
  EVENT,
  headersFor,
  now,
  requestOf,
  SECRET,
  TIME,
} from './test-support/delivery.test-support.ts';

async function usedRequest(): Promise<Request> {
  const request = requestOf();
  await request.text();
  return request;
}

const withSignature = (signature: string) => ({
  headers: { ...headersFor(), 'svix-signature': signature },
  body: BODY,
});

/** A delivery for each reason, and the whole message. */
const CASES: Readonly<
  Record<WebhookVerificationErrorReason, readonly [input: () => unknown, message: string]>
> = {
  'headers-missing': [
    () => ({ headers: {}, body: BODY }),
    'The request lacks headers of a webhook: svix-id, svix-timestamp, svix-signature. Check that Clerk sent it, and that no proxy removes headers.',
  ],
  'timestamp-invalid': [
    () => deliveryOf({ timestamp: 'x' }),
    'The header of the timestamp is not a number of seconds. Check that Clerk sent the request, and that no proxy changes headers.',
  ],
  'timestamp-too-old': [
    () => deliveryOf({ timestamp: `${TIME - 301}` }),
    'The delivery is 301 seconds old, and the tolerance is 300 seconds. Check the clock of this machine, or raise toleranceInSeconds.',
  ],
  'timestamp-too-new': [
    () => deliveryOf({ timestamp: `${TIME + 301}` }),
    'The delivery is from 301 seconds in the future, and the tolerance is 300 seconds. Check the clock of this machine, or raise toleranceInSeconds.',
  ],
  'signature-unsupported': [
    () => withSignature('v2,abc'),
    'The delivery has no signature of the version v1. Check that Clerk sent it, and that no proxy changes headers.',
  ],
  'signature-mismatch': [
    () => withSignature('v1,abc'),
    'No signature matches. Check that signingSecret is the secret of this endpoint, and that the body is the raw one, byte for byte.',
  ],
  'body-too-large': [
    () => ({ headers: headersFor(), body: 'x'.repeat(1_048_577) }),
    'The body is longer than 1048576 bytes. Raise maxBodyLength if Clerk sends longer events.',
  ],
  'body-timed-out': [
    () => ({ headers: headersFor(), body: new ReadableStream() }),
    'The body did not arrive within 50 ms. The sender repeats the delivery. If this happens often, raise timeoutInMs.',
  ],
  'body-incomplete': [
    () => ({
      headers: headersFor(),
      body: new ReadableStream({ start: (controller) => controller.error(new Error('x')) }),
    }),
    'The body could not be read to its end. The sender repeats the delivery.',
  ],
  'body-already-read': [
    usedRequest,
    'The body of the request was read before. Call verifyWebhook first, or with request.clone(), or pass { headers, body } with the raw body.',
  ],
  'body-not-raw': [
    () => ({ headers: headersFor(), body: EVENT }),
    "The body is a value of type object, not a string or bytes. Pass the raw body: the signature covers its bytes, which a body parser does not keep. In Express, use express.raw({ type: 'application/json' }).",
  ],
  'payload-invalid': [
    () => deliveryOf({ body: '{' }),
    'The signature is valid, but the body is not JSON. Check which application sends to this endpoint.',
  ],
};

describe('each reason has a message that says what to do', () => {
  it.each(Object.values(WebhookVerificationErrorReason))('%s', async (reason) => {
    const [input, message] = CASES[reason];
    // Values of wrong types are among the inputs.
    const given = (await input()) as WebhookInput;
    const { error } = await verifyWebhook(given, { signingSecret: SECRET, now, timeoutInMs: 50 });
    expect([error?.reason, error?.message]).toEqual([reason, message]);
  });
});
