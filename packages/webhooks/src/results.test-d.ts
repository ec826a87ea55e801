import { expectTypeOf, test } from 'vitest';
import {
  verifyWebhook,
  type WebhookEvent,
  type WebhookResult,
  type WebhookVerificationError,
} from './index.ts';

test('destructured results narrow', () => {
  const read = ({ result, error }: WebhookResult) => {
    if (error) {
      expectTypeOf(result).toEqualTypeOf<null>();
      expectTypeOf(error.status).toEqualTypeOf<400 | 401 | 408 | 413 | 500>();
      throw error;
    }
    return result;
  };
  expectTypeOf(read).returns.toEqualTypeOf<WebhookEvent>();
});

/** The reasons are a closed union: a switch over all of them needs no default. */
export function coversAllReasons({ reason }: WebhookVerificationError): string {
  switch (reason) {
    case 'headers-missing':
    case 'timestamp-invalid':
    case 'timestamp-too-old':
    case 'timestamp-too-new':
    case 'signature-unsupported':
    case 'signature-mismatch':
    case 'body-too-large':
    case 'body-timed-out':
    case 'body-incomplete':
    case 'body-already-read':
    case 'body-not-raw':
    case 'payload-invalid':
      return reason;
  }
}

const request = new Request('https://app.example.com');
// The headers of servers and frameworks, and their bodies.
declare const incoming: import('node:http').IncomingMessage;
declare const toWeb: typeof import('node:stream').Readable.toWeb;
const options = { signingSecret: 'a' };
verifyWebhook({ headers: incoming.headers, body: Buffer.from('') }, options);
verifyWebhook({ headers: incoming.rawHeaders, body: '' }, options);
verifyWebhook({ headers: request.headers, body: new Uint8Array() }, options);
verifyWebhook({ headers: new Map<string, string>(), body: '' }, options);
verifyWebhook({ headers: { a: undefined, b: ['c'] }, body: '' }, options);
verifyWebhook({ headers: [['a', 'b']], body: new ArrayBuffer(1) }, options);
verifyWebhook({ headers: incoming.headers, body: toWeb(incoming) }, options);
verifyWebhook({ headers: incoming.headers, body: new Blob().stream() }, options);
// @ts-expect-error: parsed JSON
verifyWebhook({ headers: incoming.headers, body: { type: 'user.created' } }, options);
// @ts-expect-error: without a secret
verifyWebhook(request, {});
// @ts-expect-error: an unknown option
verifyWebhook(request, { signingSecret: 'a', tolerance: 1 });
