import { isClerkError, unwrap } from '@x/errors';
import { expect, it } from 'vitest';
import { verifyWebhook, WebhookVerificationError, WebhookVerificationErrorReason } from './index.ts';
import { deliveryOf, EVENT, now, SECRET } from './test-support/delivery.test-support.ts';

const STATUS = {
  'headers-missing': 400,
  'timestamp-invalid': 400,
  'timestamp-too-old': 400,
  'timestamp-too-new': 400,
  'signature-unsupported': 401,
  'signature-mismatch': 401,
  'body-too-large': 413,
  'body-timed-out': 408,
  'body-incomplete': 400,
  'body-already-read': 500,
  'body-not-raw': 500,
  'payload-invalid': 400,
} as const;

it.each(Object.values(WebhookVerificationErrorReason))(
  'an error with the reason %s has a status',
  (reason) => {
    const error = new WebhookVerificationError({ reason, message: 'No.' });
    expect(error).toMatchObject({
      name: 'WebhookVerificationError',
      code: reason,
      reason,
      status: STATUS[reason],
    });
    expect(error.toJSON()).toEqual({
      name: 'WebhookVerificationError',
      code: reason,
      message: 'No.',
      reason,
      status: STATUS[reason],
    });
    expect(isClerkError(error)).toBe(true);
  },
);

it('a result is unwrapped to its event, or throws its error', async () => {
  const options = { signingSecret: SECRET, now };
  expect(unwrap(await verifyWebhook(deliveryOf(), options))).toEqual(EVENT);
  const failed = await verifyWebhook({ ...deliveryOf(), body: '{}' }, options);
  expect(() => unwrap(failed)).toThrow(WebhookVerificationError);
});
