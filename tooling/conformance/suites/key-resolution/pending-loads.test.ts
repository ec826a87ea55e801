import { ok, slowly, status } from '@tooling/misbehaving-server';
import { type JwksStore, verifyToken } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { createInstance, createKey, outcome, SECRET_KEY, setOf } from './instance.ts';

const key = createKey('ins_1');
const keys = ok(setOf(key));
const unknown = (count: number) => Array.from({ length: count }, (_, index) => key.token(`ins_x${index}`));
const all = (count: number, outcomes: readonly string[]) =>
  outcomes.length === count && new Set(outcomes).size === 1 ? outcomes[0] : outcomes;

describe('a pending load', () => {
  it('for 50 cold verifications at once', async () => {
    await using instance = await createInstance(slowly(50, keys));
    const verifier = instance.verifier();
    const outcomes = Array.from({ length: 50 }, () => outcome(verifier.verify(key.token())));
    expect(all(50, await Promise.all(outcomes))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(1);
    expect(instance.server.requests[0]?.headers['authorization']).toBe(`Bearer ${SECRET_KEY}`);
  });

  it('for 50 cold calls of verifyToken() at once', async () => {
    await using instance = await createInstance(slowly(50, keys));
    const options = instance.options();
    const outcomes = Array.from({ length: 50 }, () => outcome(verifyToken(key.token(), options)));
    expect(all(50, await Promise.all(outcomes))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(1);
  });

  it('for 50 cold verifications at once while the API is down', async () => {
    await using instance = await createInstance(status(503));
    const verifier = instance.verifier();
    const outcomes = Array.from({ length: 50 }, () => outcome(verifier.verify(key.token())));
    expect(all(50, await Promise.all(outcomes))).toBe('jwk-remote-failed-to-load');
    expect(instance.server.requests).toHaveLength(3);
  });

  it('for a token, a preload and an unknown id', async () => {
    await using instance = await createInstance(slowly(50, keys));
    const verifier = instance.verifier();
    const preloaded = verifier.preload();
    const outcomes = [key.token(), key.token('ins_x')].map((token) => outcome(verifier.verify(token)));
    expect((await preloaded).result?.keys).toHaveLength(1);
    expect(await Promise.all(outcomes)).toEqual(['accepted', 'jwk-kid-mismatch']);
    expect(instance.server.requests).toHaveLength(1);
  });
});

describe('200 unknown key ids', () => {
  it('for concurrent calls, cold: one fetch', async () => {
    await using instance = await createInstance(slowly(50, keys));
    const verifier = instance.verifier();
    const outcomes = await Promise.all(unknown(200).map((token) => outcome(verifier.verify(token))));
    expect(all(200, outcomes)).toBe('jwk-kid-mismatch');
    expect(instance.server.requests).toHaveLength(1);
  });

  it('in sequence, after a warm start: no further fetch', async () => {
    await using instance = await createInstance(keys);
    const verifier = instance.verifier();
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    for (const token of unknown(200)) {
      expect(await outcome(verifier.verify(token))).toBe('jwk-kid-mismatch');
    }
    expect(instance.server.requests).toHaveLength(1);
  });
});

describe('a fleet with a store', () => {
  const createStore = (): JwksStore & { readonly text: () => string } => {
    let text = 'null';
    return {
      text: () => text,
      get: async () => JSON.parse(text),
      set: async (jwks) => {
        text = JSON.stringify(jwks);
      },
    };
  };

  it('fetches once, and keeps no secret there', async () => {
    await using instance = await createInstance(keys);
    const jwksStore = createStore();
    for (let machine = 0; machine < 20; machine++) {
      expect(await outcome(instance.verifier({ jwksStore }).verify(key.token()))).toBe('accepted');
    }
    expect(instance.server.requests).toHaveLength(1);
    expect(jwksStore.text()).not.toContain(SECRET_KEY);
  });

  it('starts while the API is down', async () => {
    await using instance = await createInstance(keys);
    const jwksStore = createStore();
    await instance.verifier({ jwksStore }).preload();
    await instance.server.goDown();
    expect(await outcome(instance.verifier({ jwksStore }).verify(key.token()))).toBe('accepted');
  });

  it('shares a rotation: the first machine that meets the new key fetches it for all', async () => {
    const next = createKey('ins_2');
    await using instance = await createInstance([keys, ok(setOf(key, next))]);
    const jwksStore = createStore();
    await instance.verifier({ jwksStore }).preload();
    for (let machine = 0; machine < 20; machine++) {
      expect(await outcome(instance.verifier({ jwksStore }).verify(next.token()))).toBe('accepted');
    }
    expect(instance.server.requests).toHaveLength(2);
  });
});
