import { type VerifyWebhookOptions, verifyWebhook } from '@x/webhooks';
import { verifyWebhook as verifyByReference } from 'clerk-latest/webhooks';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NOW, runs, seed, signatureOf } from './deliveries.ts';
import { WEBHOOK_DIFFERENCES } from './differences.ts';
import { type Delivery, deliveries, requestOf } from './reference-deliveries.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1_000, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The fields that the reference copies from the event. */
const FIELDS = ['type', 'object', 'data', 'event_attributes', 'timestamp', 'instance_id'] as const;

async function eventByReference(delivery: Delivery): Promise<object | null> {
  try {
    return await verifyByReference(requestOf(delivery), { signingSecret: delivery.secret });
  } catch {
    return null;
  }
}

async function eventByOurs(delivery: Delivery): Promise<object | null> {
  const options: VerifyWebhookOptions = { signingSecret: delivery.secret };
  const { result } = await verifyWebhook(requestOf(delivery), options);
  return result && { object: 'event', ...pick(result) };
}

const pick = (event: object) =>
  Object.fromEntries(FIELDS.flatMap((name) => (name in event ? [[name, Reflect.get(event, name)]] : [])));

it(`of ${runs} random deliveries, ours accepts those that @clerk/backend 3.25.0 accepts, except for listed differences`, async () => {
  const seen = new Map(WEBHOOK_DIFFERENCES.map((one) => [one, 0]));
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(deliveries, async (delivery) => {
      const [ours, theirs] = await Promise.all([eventByOurs(delivery), eventByReference(delivery)]);
      if (ours !== null && theirs !== null) {
        accepted++;
        expect(ours).toEqual(theirs);
        return;
      }
      if (ours === null && theirs === null) {
        return;
      }
      const side = ours === null ? 'theirs' : 'ours';
      const reasons = WEBHOOK_DIFFERENCES.filter((one) => one.accepts === side && one.applies(delivery));
      expect(reasons, `only ${side} accepts it`).not.toEqual([]);
      for (const one of reasons) {
        seen.set(one, (seen.get(one) ?? 0) + 1);
      }
    }),
    { numRuns: runs, seed },
  );
  expect(accepted).toBeGreaterThan(runs / 20);
  expect([...seen].filter(([, count]) => count === 0).map(([{ because }]) => because)).toEqual([]);
}, 300_000);

it('a secret of less than 16 bytes is accepted by the reference, and rejected by ours with a ConfigError', async () => {
  const signingSecret = `whsec_${Buffer.alloc(15, 1).toString('base64')}`;
  const body = '{"type":"user.deleted","data":{"id":"user_1"}}';
  const headers = {
    'svix-id': 'msg_1',
    'svix-timestamp': String(NOW),
    'svix-signature': `v1,${signatureOf(Buffer.alloc(15, 1), 'msg_1', String(NOW), body)}`,
  };
  const request = () => new Request('https://app.example.com', { method: 'POST', headers, body });
  expect(await verifyByReference(request(), { signingSecret })).toMatchObject({ type: 'user.deleted' });
  await expect(verifyWebhook(request(), { signingSecret })).rejects.toThrow(/must have at least 16 bytes/);
});

it('a delivery with a secret of another kind is rejected by both, by ours with a ConfigError', async () => {
  const request = () => new Request('https://app.example.com', { method: 'POST', body: '{}' });
  for (const signingSecret of ['', 'sk_test_abcdefgh', 'whsec_#', 'whsec_']) {
    await expect(verifyByReference(request(), { signingSecret })).rejects.toThrow();
    await expect(verifyWebhook(request(), { signingSecret })).rejects.toThrow(/Option "signingSecret"/);
  }
});
