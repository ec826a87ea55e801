import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SignWebhookOptions, signWebhook, verifyWebhook } from './index.ts';
import {
  BODY,
  EVENT,
  now,
  OTHER_SECRET,
  SECRET,
  signatureFor,
  TIME,
} from './test-support/delivery.test-support.ts';

const sign = (payload: unknown, options: Partial<SignWebhookOptions> = {}) =>
  // Some tests pass values of wrong types.
  signWebhook(payload as object, { signingSecret: SECRET, ...options });

afterEach(() => {
  vi.useRealTimers();
});

describe('signWebhook()', () => {
  it('signs an event as its JSON', async () => {
    expect(await sign(EVENT, { id: 'msg_1', timestampInSeconds: TIME })).toEqual({
      headers: {
        'content-type': 'application/json',
        'svix-id': 'msg_1',
        'svix-timestamp': `${TIME}`,
        'svix-signature': signatureFor(),
      },
      body: BODY,
    });
  });

  it('signs a string as it is', async () => {
    const body = ' {"type": "ß"}\n';
    const delivery = await sign(body, { id: 'msg_1', timestampInSeconds: TIME });
    expect(delivery.body).toBe(body);
    expect(delivery.headers['svix-signature']).toBe(signatureFor({ body }));
  });

  it('signs with each secret of a list', async () => {
    const { headers } = await sign(EVENT, {
      signingSecret: [SECRET, OTHER_SECRET],
      id: 'msg_1',
      timestampInSeconds: TIME,
    });
    expect(headers['svix-signature']).toBe(`${signatureFor()} ${signatureFor({ secret: OTHER_SECRET })}`);
  });

  it('sets the time and a random id', async () => {
    vi.useFakeTimers({ now: now() + 999 });
    const [first, second] = [await sign(EVENT), await sign(EVENT)];
    expect(first.headers['svix-timestamp']).toBe(`${TIME}`);
    expect(first.headers['svix-id']).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(first.headers['svix-id']).not.toBe(second.headers['svix-id']);
    expect((await verifyWebhook(first, { signingSecret: SECRET })).result).toEqual(EVENT);
  });

  it('makes a delivery that fits into a Request', async () => {
    const { headers, body } = await sign(EVENT, { timestampInSeconds: 0 });
    const request = new Request('https://app.example.com', { method: 'POST', headers, body });
    expect((await verifyWebhook(request, { signingSecret: SECRET, now: () => 0 })).error).toBeNull();
  });

  it.each<readonly [name: string, value: unknown, message: string]>([
    ['id', '', 'must be a string of visible ASCII characters, not "".'],
    ['id', 'a b', 'must be a string of visible ASCII characters, not "a b".'],
    ['id', 'a\r\nhost: b', 'must be a string of visible ASCII characters'],
    ['id', 'é', 'must be a string of visible ASCII characters'],
    ['id', 1, 'must be a string of visible ASCII characters, not 1.'],
    ['timestampInSeconds', -1, 'must be an integer of at least 0, not -1.'],
    ['timestampInSeconds', 1.5, 'must be an integer of at least 0, not 1.5.'],
    ['timestampInSeconds', Number.NaN, 'must be an integer of at least 0, not NaN.'],
    ['timestampInSeconds', '1', 'must be an integer of at least 0, not "1".'],
    ['timestampInSeconds', 2 ** 53, 'must be an integer of at least 0'],
    [
      'timestampInSeconds',
      1_700_000_000_000,
      'must be in seconds since 1970, not in milliseconds: 1700000000000.',
    ],
  ])('rejects the option %s with the value %o', async (name, value, message) => {
    await expect(sign(EVENT, { [name]: value })).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(`Option "${name}" ${message}`),
    });
  });

  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  it.each<readonly [name: string, payload: unknown, message: string]>([
    ['undefined', undefined, 'The payload must be an event or a raw body, not undefined.'],
    ['a function', () => 1, 'The payload must be an event or a raw body, not a function.'],
    ['cyclic', cyclic, 'The payload cannot be serialised as JSON.'],
    ['a bigint', { data: 1n }, 'The payload cannot be serialised as JSON.'],
  ])('rejects a payload that is %s', async (_name, payload, message) => {
    await expect(sign(payload)).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    });
  });
});
