import { ok, status } from '@tooling/misbehaving-server';
import type { JwksStore } from '@x/jwt';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithRedis } from '../../src/describe-with-redis.ts';
import { createInstance, createKey, outcome, SECRET_KEY, setOf } from './instance.ts';

const NAME = 'jwks:ins_1';
const MINUTE = 60_000;
const FAILED = 'jwk-remote-failed-to-load';
const SIGNATURE = 'token-invalid-signature';

const key = createKey('ins_1');
const keys = ok(setOf(key));

describeWithRedis('a store in Redis', (redis) => {
  /** A connection that reads the store independently of the verifiers. */
  let spy: ReturnType<typeof connect>;
  beforeEach(async () => {
    spy = connect();
    await spy.connect();
    await spy.flushAll();
  });
  afterEach(() => vi.useRealTimers());

  /** The example of `packages/jwt/docs/keys.md`. */
  function connect() {
    const client = createClient({ url: redis().url, disableOfflineQueue: true });
    client.on('error', () => {});
    onTestFinished(() => client.destroy());
    return client;
  }

  /** The store of a machine, with its own connection. */
  async function createStore(): Promise<JwksStore> {
    const client = connect();
    const connected = client.connect();
    await Promise.race([connected, new Promise((resolve) => client.once('error', resolve))]);
    return {
      get: async () => JSON.parse((await client.get(NAME)) ?? 'null'),
      set: (jwks) => client.set(NAME, JSON.stringify(jwks), { EX: 86_400 }),
    };
  }

  it('shares a load among all machines for a day, without a secret', async () => {
    await using instance = await createInstance(keys);
    for (let machine = 0; machine < 5; machine++) {
      const verifier = instance.verifier({ jwksStore: await createStore() });
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    }
    expect(instance.server.requests).toHaveLength(1);
    const stored = JSON.parse((await spy.get(NAME)) ?? '');
    expect(stored).toEqual({ ...setOf(key), loadedAtInMs: expect.any(Number) });
    expect(JSON.stringify(stored)).not.toContain(SECRET_KEY);
    expect(await spy.ttl(NAME)).toBeGreaterThan(86_000);
  });

  it('is filled again by the first machine that finds it expired or older than five minutes', async () => {
    await using instance = await createInstance(keys);
    const verifyByAnother = async () =>
      outcome(instance.verifier({ jwksStore: await createStore() }).verify(key.token()));
    vi.useFakeTimers({ toFake: ['Date'] });
    const ageOfStored = async () => Date.now() - JSON.parse((await spy.get(NAME)) ?? '{}').loadedAtInMs;
    expect(await verifyByAnother()).toBe('accepted');

    await spy.pExpire(NAME, 1);
    await expect.poll(() => spy.exists(NAME)).toBe(0);
    expect([await verifyByAnother(), await verifyByAnother()]).toEqual(['accepted', 'accepted']);
    expect(instance.server.requests).toHaveLength(2);

    vi.setSystemTime(Date.now() + 5 * MINUTE);
    expect([await verifyByAnother(), await verifyByAnother()]).toEqual(['accepted', 'accepted']);
    expect(instance.server.requests).toHaveLength(3);
    expect(await ageOfStored()).toBe(0);
  });

  it('bridges an outage of the API for machines that start in it', async () => {
    await using instance = await createInstance([keys, status(503)]);
    await instance.verifier({ jwksStore: await createStore() }).preload();
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const ageInMs of [4 * MINUTE, 50 * MINUTE, 20 * 60 * MINUTE]) {
      vi.setSystemTime(Date.now() + ageInMs);
      const verifier = instance.verifier({ jwksStore: await createStore() });
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    }
    expect(instance.events.at(-1)?.error?.reason).toBe(FAILED);
  });

  describe('that is out of order', () => {
    afterEach(async () => {
      redis().thaw();
      await redis().goDown();
      await redis().comeUp();
    });

    it('rejects connections: keys come from the API, for new and running machines', async () => {
      await using instance = await createInstance(keys);
      const running = instance.verifier({ jwksStore: await createStore() });
      await running.preload();
      await redis().goDown();
      expect(await outcome(running.verify(key.token()))).toBe('accepted');
      const starting = instance.verifier({ jwksStore: await createStore() });
      expect(await outcome(starting.verify(key.token()))).toBe('accepted');
      expect(instance.server.requests).toHaveLength(2);
    });

    it('comes back, and is filled by the next load', async () => {
      await using instance = await createInstance(keys);
      await redis().goDown();
      const verifier = instance.verifier({ jwksStore: await createStore() });
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
      await redis().comeUp();
      const existsAfterLoad = async () => {
        await verifier.preload();
        return spy.exists(NAME);
      };
      await expect.poll(existsAfterLoad).toBe(1);
    });

    it('accepts commands without responding: the API returns the keys after at most two seconds', async () => {
      await using instance = await createInstance(keys);
      const jwksStore = await createStore();
      redis().freeze();
      const startedAtInMs = performance.now();
      expect(await outcome(instance.verifier({ jwksStore }).verify(key.token()))).toBe('accepted');
      // A second for each of two commands, plus the delay of a busy machine.
      expect(performance.now() - startedAtInMs).toBeGreaterThanOrEqual(1_990);
      expect(performance.now() - startedAtInMs).toBeLessThan(10_000);
      expect(instance.server.requests).toHaveLength(1);
    });

    it('is down together with the API: the error names the API', async () => {
      await using instance = await createInstance(status(404));
      await redis().goDown();
      const verifier = instance.verifier({ jwksStore: await createStore() });
      expect(await outcome(verifier.verify(key.token()))).toBe(FAILED);
    });
  });

  const now = () => Date.now();
  it.each<readonly [name: string, text: () => string]>([
    ['a value that is not JSON', () => 'Just a moment'],
    ['an empty string', () => ''],
    ['null', () => 'null'],
    ['a number', () => '1'],
    ['a list', () => JSON.stringify([key.jwk])],
    ['half of a set', () => `{"keys":[${JSON.stringify(key.jwk)}`],
    ['no keys', () => JSON.stringify({ keys: [], loadedAtInMs: now() })],
    ['keys that are not a list', () => JSON.stringify({ keys: { 0: key.jwk }, loadedAtInMs: now() })],
    ['entries that are not keys', () => JSON.stringify({ keys: [null, 1, {}], loadedAtInMs: now() })],
    ['no time', () => JSON.stringify(setOf(key))],
    ['a time that is a string', () => JSON.stringify({ ...setOf(key), loadedAtInMs: `${now()}` })],
    ['a time to come', () => JSON.stringify({ ...setOf(key), loadedAtInMs: now() + 3_600_000 })],
    ['an inherited property', () => `{"__proto__":{"keys":[],"loadedAtInMs":${now()}}}`],
    ['a set without the key', () => JSON.stringify({ ...setOf(createKey('ins_2')), loadedAtInMs: now() })],
    ['eight megabytes', () => JSON.stringify({ keys: Array(2_000_000).fill(null), loadedAtInMs: 1 })],
  ])('with %s counts as empty, and is filled', async (_name, text) => {
    await using instance = await createInstance(keys);
    await spy.set(NAME, text());
    const jwksStore = await createStore();
    expect(await outcome(instance.verifier({ jwksStore }).verify(key.token()))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(1);
    expect(JSON.parse((await spy.get(NAME)) ?? '')).toMatchObject(setOf(key));
  });

  it('with a value that is not a string counts as empty, and is filled', async () => {
    await using instance = await createInstance(keys);
    await spy.rPush(NAME, ['a', 'b']);
    const jwksStore = await createStore();
    expect(await outcome(instance.verifier({ jwksStore }).verify(key.token()))).toBe('accepted');
    expect(JSON.parse((await spy.get(NAME)) ?? '')).toMatchObject(setOf(key));
  });

  describe('with a key set that a different writer stored', () => {
    const forger = createKey('ins_1');
    const poison = () => JSON.stringify({ ...setOf(forger), loadedAtInMs: Date.now() });

    it('is believed, as docs/keys.md warns, until the set is five minutes old', async () => {
      await using instance = await createInstance(keys);
      vi.useFakeTimers({ toFake: ['Date'] });
      await spy.set(NAME, poison());
      const verifier = instance.verifier({ jwksStore: await createStore() });
      const outcomes = async () => [
        await outcome(verifier.verify(forger.token())),
        await outcome(verifier.verify(key.token())),
      ];
      expect(await outcomes()).toEqual(['accepted', SIGNATURE]);
      expect(instance.server.requests).toHaveLength(0);

      vi.setSystemTime(Date.now() + 5 * MINUTE);
      await outcome(verifier.verify(key.token())); // loads in the background
      await expect.poll(outcomes).toEqual([SIGNATURE, 'accepted']);
      expect(JSON.parse((await spy.get(NAME)) ?? '')).toMatchObject(setOf(key));
    });

    it('is not believed by a verifier that has keys already, until it reloads', async () => {
      await using instance = await createInstance(keys);
      const verifier = instance.verifier({ jwksStore: await createStore() });
      await verifier.preload();
      await spy.set(NAME, poison());
      expect(await outcome(verifier.verify(forger.token()))).toBe(SIGNATURE);
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    });
  });
});
