import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BODY,
  deliveryOf,
  EVENT,
  now,
  requestOf,
  SECRET,
  signatureFor,
  TIME,
} from './test-support/delivery.test-support.ts';

/** Loads the package again, with the seam of a runtime. Encoders and keys are created once. */
async function load(runtime: 'node' | 'web') {
  vi.doMock('#runtime', () =>
    runtime === 'node' ? import('./runtime/node.ts') : import('./runtime/web.ts'),
  );
  return import('./index.ts');
}

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('#runtime');
});

describe.each(['node', 'web'] as const)('with the seam for %s', (runtime) => {
  it('a delivery is signed and verified', async () => {
    const { signWebhook, verifyWebhook } = await load(runtime);
    const options = { signingSecret: SECRET, now };
    const signed = await signWebhook(EVENT, { signingSecret: SECRET, id: 'msg_1', timestampInSeconds: TIME });
    expect(signed.headers['svix-signature']).toBe(signatureFor());
    expect(await verifyWebhook(requestOf(), options)).toEqual({ result: EVENT, error: null });
    expect((await verifyWebhook({ ...deliveryOf(), body: `${BODY} ` }, options)).error?.reason).toBe(
      'signature-mismatch',
    );
  });

  it('ids are random', async () => {
    const { signWebhook } = await load(runtime);
    const ids = await Promise.all(
      Array.from(
        { length: 50 },
        async () => (await signWebhook(EVENT, { signingSecret: SECRET })).headers['svix-id'],
      ),
    );
    expect(new Set(ids).size).toBe(50);
  });
});

it('a key is imported once for its secret, also if a thousand secrets are used in turn', async () => {
  const { signWebhook } = await load('web');
  const importKey = vi.spyOn(crypto.subtle, 'importKey');
  const secretOf = (index: number) =>
    `whsec_${Buffer.from(`a secret of the tenant ${index}`).toString('base64')}`;
  for (let index = 0; index < 2_000; index++) {
    await signWebhook(EVENT, { signingSecret: secretOf(index % 1_000) });
  }
  expect(importKey).toHaveBeenCalledTimes(1_000);
});

const without = (name: string) =>
  name.startsWith('crypto.') ? vi.stubGlobal('crypto', {}) : vi.stubGlobal(name, undefined);

const missing = (name: string) =>
  expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(`no global "${name}"`) });

it.each(['atob', 'btoa', 'TextDecoder', 'TextEncoder', 'crypto.subtle', 'AbortController'])(
  'verifyWebhook() names %s if it is missing',
  async (name) => {
    const { verifyWebhook } = await load('web');
    const request = requestOf();
    without(name);
    await expect(verifyWebhook(request, { signingSecret: SECRET, now })).rejects.toEqual(missing(name));
  },
);

it.each(['crypto.subtle', 'crypto.getRandomValues'])(
  'signWebhook() names %s if it is missing',
  async (name) => {
    const { signWebhook } = await load('web');
    await signWebhook(EVENT, { signingSecret: SECRET });
    without(name);
    const [signingSecret, id] =
      name === 'crypto.subtle' ? ['whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY', 'msg_1'] : [SECRET];
    await expect(signWebhook(EVENT, { signingSecret, id })).rejects.toEqual(missing(name));
  },
);
