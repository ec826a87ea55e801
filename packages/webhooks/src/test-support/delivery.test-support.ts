import { createHmac } from 'node:crypto';

export const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
export const OTHER_SECRET = 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoZSBzYW1lIGFwcA==';

/** The time of all deliveries, in seconds. */
export const TIME = 1_716_883_200;
export const now = () => TIME * 1_000;

export const EVENT = { object: 'event', type: 'user.deleted', data: { id: 'user_1', deleted: true } };
export const BODY = JSON.stringify(EVENT);

export interface DeliveryParts {
  secret?: string;
  id?: string;
  timestamp?: string;
  body?: string | Uint8Array;
  family?: 'svix' | 'webhook';
}

/** Signs with Node's own HMAC, independently of the package. */
export function signatureFor(parts: DeliveryParts = {}): string {
  const { secret = SECRET, id = 'msg_1', timestamp = `${TIME}`, body = BODY } = parts;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

export function headersFor(parts: DeliveryParts = {}): Record<string, string> {
  const { id = 'msg_1', timestamp = `${TIME}`, family = 'svix' } = parts;
  return {
    [`${family}-id`]: id,
    [`${family}-timestamp`]: timestamp,
    [`${family}-signature`]: signatureFor(parts),
  };
}

export const deliveryOf = (parts: DeliveryParts = {}) => ({
  headers: headersFor(parts),
  body: parts.body ?? BODY,
});

export function requestOf(parts: DeliveryParts = {}, headers: Record<string, string> = {}): Request {
  const { body = BODY } = parts;
  return new Request('https://app.example.com/webhooks', {
    method: 'POST',
    headers: { ...headersFor(parts), ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

/** A request with a stream as its body, whose length is not known. */
export function requestWithStream(
  stream: ReadableStream,
  headers: Record<string, string> = headersFor(),
): Request {
  // The types of the platform lack `duplex`, which Node requires for a stream.
  const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
  return new Request('https://app.example.com/webhooks', init);
}
