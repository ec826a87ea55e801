import type { WebhookVerificationErrorReason } from '@x/webhooks';
import type { Advice } from './advice.ts';

/** Why a webhook is rejected, and what to do. */
export const WEBHOOK_ADVICE: Readonly<Record<WebhookVerificationErrorReason, Advice>> = {
  'headers-missing': {
    means: 'A delivery lacks its id, time or signature.',
    causes: ['The request is not a webhook', 'A proxy removes headers that begin with `svix-`'],
    remedy: 'Respond with 400. Let the proxy pass on `svix-*` and `webhook-*`.',
  },
  'timestamp-invalid': {
    means: 'The time of the delivery is not a number.',
    causes: ['The request is not a webhook', 'Two headers were joined'],
    remedy: 'Respond with 400.',
  },
  'timestamp-too-old': {
    means: 'The delivery was signed too long ago.',
    causes: ['A recorded delivery is sent again', 'The clock of the server is ahead'],
    remedy: 'Synchronize the clock, or raise `toleranceInSeconds` above 300.',
  },
  'timestamp-too-new': {
    means: 'The delivery was signed in the future.',
    causes: ['The clock of the server is behind'],
    remedy: 'Synchronize the clock.',
  },
  'signature-unsupported': {
    means: 'No signature has a version that is known.',
    causes: ['The sender uses another scheme'],
    remedy: 'Respond with 401. Signatures of version `v1` are verified.',
  },
  'signature-mismatch': {
    means: 'No signature fits the body and a secret.',
    causes: ['The secret is of another endpoint', 'A body parser changed the body'],
    remedy: 'Copy the secret of this endpoint, and pass the body as it was sent: a string or bytes.',
  },
  'body-too-large': {
    means: 'The body is longer than `maxBodyLength`.',
    causes: ['A sender sends junk'],
    remedy: 'Respond with 413. Raise the limit if events of yours are larger than 1 MiB.',
  },
  'body-timed-out': {
    means: 'The body did not arrive in time.',
    causes: ['The connection is slow or broken'],
    remedy:
      'Respond with 408: the delivery comes again. Raise `timeoutInMs` above 5,000 behind slow proxies.',
  },
  'body-incomplete': {
    means: 'The connection ended before the body did.',
    causes: ['The sender gave up'],
    remedy: 'Respond with 400: the delivery comes again.',
  },
  'body-already-read': {
    means: 'Something read the body before.',
    causes: ['A body parser runs in front of the route'],
    remedy: 'Verify first, or pass `request.clone()`. In Express use `express.raw()` for this route.',
  },
  'body-not-raw': {
    means: 'The body is a parsed object.',
    causes: ['`express.json()` runs in front of the route'],
    remedy: 'Pass the bytes: printing the object again changes them.',
  },
  'payload-invalid': {
    means: 'The signature is right, and the body is not an event.',
    causes: ['Another service uses the same secret'],
    remedy: 'Respond with 400, and look at the sender.',
  },
};
