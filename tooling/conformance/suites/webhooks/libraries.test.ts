import { signWebhook, verifyWebhook } from '@x/webhooks';
import fc from 'fast-check';
import { Webhook as Standard } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { events, ids, NOW, runs, SECRETS, seed } from './deliveries.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1_000, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const cases = fc.record({
  secret: fc.constantFrom(...SECRETS).map(({ text }) => text),
  id: ids,
  age: fc.integer({ min: -300, max: 300 }),
  event: events,
});

/** The same headers under the names of Standard Webhooks. */
const standardNames = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace('svix-', 'webhook-'), value]),
  );

const check = (predicate: (one: CaseOf<typeof cases>) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, predicate), { numRuns: runs, seed });

type CaseOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer One> ? One : never;

describe('deliveries that ours has signed', () => {
  it('are accepted by svix, with both families of headers, and by standardwebhooks', async () => {
    await check(async ({ secret, id, age, event }) => {
      const options = { signingSecret: secret, id, timestampInSeconds: NOW - age };
      const { headers, body } = await signWebhook(event, options);
      expect(() => new Svix(secret).verify(body, headers)).not.toThrow();
      expect(() => new Svix(secret).verify(body, standardNames(headers))).not.toThrow();
      expect(new Standard(secret).verify(body, standardNames(headers))).toEqual(JSON.parse(body));
    });
  });
});

describe.each([
  ['svix', (secret: string) => new Svix(secret)],
  ['standardwebhooks', (secret: string) => new Standard(secret)],
])('deliveries that %s has signed', (_name, create) => {
  it('are accepted by ours, with both families of headers', async () => {
    await check(async ({ secret, id, age, event }) => {
      const body = JSON.stringify(event);
      const signature = create(secret).sign(id, new Date((NOW - age) * 1_000), body);
      const headers = { 'svix-id': id, 'svix-timestamp': `${NOW - age}`, 'svix-signature': signature };
      const expected = { result: JSON.parse(body), error: null };
      for (const given of [headers, standardNames(headers)]) {
        expect(await verifyWebhook({ headers: given, body }, { signingSecret: secret })).toEqual(expected);
      }
    });
  });

  it('are rejected by both after any change', async () => {
    const changes = fc.record({
      part: fc.constantFrom('id', 'timestamp', 'signature', 'body'),
      position: fc.nat(),
      character: fc.constantFrom(...'0aZ=+/ '),
    });
    await fc.assert(
      fc.asyncProperty(cases, changes, async ({ secret, id, age, event }, { part, position, character }) => {
        const body = JSON.stringify(event);
        const library = create(secret);
        const timestamp = `${NOW - age}`;
        const signature = library.sign(id, new Date((NOW - age) * 1_000), body);
        const parts: Record<string, string> = { id, timestamp, signature, body };
        const text = parts[part] ?? '';
        const at = position % text.length;
        parts[part] = text.slice(0, at) + character + text.slice(at + 1);
        fc.pre(parts[part] !== text);
        // White space at the ends of a header is not a part of it.
        fc.pre(part === 'body' || parts[part]?.trim() === parts[part]);
        const headers = {
          'webhook-id': parts['id'] ?? '',
          'webhook-timestamp': parts['timestamp'] ?? '',
          'webhook-signature': parts['signature'] ?? '',
        };
        const changed = parts['body'] ?? '';
        // The other libraries read `17168832=0` as a number of seconds.
        expect(() => library.verify(changed, headers)).toThrow();
        const { result, error } = await verifyWebhook({ headers, body: changed }, { signingSecret: secret });
        expect([result, error?.name]).toEqual([null, 'WebhookVerificationError']);
      }),
      { numRuns: runs, seed },
    );
  });
});
