import {
  type Behaviour,
  flood,
  hang,
  html,
  ok,
  reset,
  type Script,
  status,
} from '@tooling/misbehaving-server';
import type { JwksStore } from '@x/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInstance, createKey, type Instance, outcome, setOf } from './instance.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const key = createKey('ins_1');
const keys = ok(setOf(key));

/** The clock for the age of keys moves only when the test moves it. Timers are real. */
let startedAtInMs = 0;
const elapse = (inMs: number) => vi.setSystemTime(startedAtInMs + inMs);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  startedAtInMs = Date.now();
});
afterEach(() => vi.useRealTimers());

/** Waits for at most a minute, without moving the clock. */
async function until(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 6_000 && !(await holds()); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return holds();
}

const OUTAGES: ReadonlyArray<readonly [name: string, does: Script | 'a closed port', requests: number]> = [
  ['rejects connections', 'a closed port', 0],
  ['resets connections', reset(), 3],
  ['says nothing', hang(), 3],
  ['answers with 503', status(503), 3],
  ['requests a retry after an hour', status(503, { retryAfter: 3_600 }), 1],
  ['answers with HTML', html(), 1],
  ['sends 50 MB', flood(), 1],
  ['rejects the secret key', status(401, { json: { errors: [{ code: 'clerk_key_invalid' }] } }), 1],
];

const failuresOf = (events: Instance['events']) => events.filter(({ error }) => error !== null);

describe.each(OUTAGES)('while the API %s', (_name, does, requestsPerLoad) => {
  it('accepts valid users for an hour after a warm start, and reports failures to the hook', async () => {
    await using instance = await createInstance(keys);
    const verifier = instance.verifier({ timeoutInMs: 1_000 });
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    if (does === 'a closed port') {
      await instance.server.goDown();
    } else {
      instance.server.behave(does);
    }
    for (let inMs = 0; inMs < HOUR; inMs += 30 * SECOND) {
      elapse(inMs);
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
      if (inMs > 0 && inMs % (20 * MINUTE) === 0) {
        const loads = inMs / (20 * MINUTE);
        expect(await until(() => failuresOf(instance.events).length >= loads)).toBe(true);
      }
    }
    // At most one load per cool-down, and none before the soft age.
    expect(instance.server.requests.length).toBeLessThanOrEqual(1 + 111 * requestsPerLoad);
  });
});

describe('an outage', () => {
  it('that lasts longer than the hard age is bridged for a day, and then no more', async () => {
    await using instance = await createInstance([keys, html()]);
    const verifier = instance.verifier();
    await verifier.preload();
    for (let inMs = HOUR; inMs < 25 * HOUR; inMs += HOUR) {
      elapse(inMs);
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    }
    elapse(25 * HOUR);
    expect(await outcome(verifier.verify(key.token()))).toBe('jwk-remote-failed-to-load');
    instance.server.behave(keys);
    elapse(25 * HOUR + 30 * SECOND);
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
  });

  it('causes one load per cool-down for any number of users', async () => {
    await using instance = await createInstance([keys, html()]);
    const verifier = instance.verifier();
    await verifier.preload();
    elapse(2 * HOUR);
    for (let index = 0; index < 5; index++) {
      const outcomes = Array.from({ length: 20 }, () => outcome(verifier.verify(key.token())));
      expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['accepted']));
    }
    expect(instance.server.requests).toHaveLength(2);
  });

  it('rejects unknown key ids, without further loads', async () => {
    await using instance = await createInstance([keys, html()]);
    const verifier = instance.verifier();
    await verifier.preload();
    for (let inMs = 0; inMs <= 10 * MINUTE; inMs += 3 * SECOND) {
      elapse(inMs);
      expect(await outcome(verifier.verify(key.token(`ins_x${inMs}`)))).not.toBe('accepted');
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    }
    expect(instance.server.requests.length).toBeLessThanOrEqual(1 + 20);
  });
});

describe('an endpoint that hangs', () => {
  it.each([
    ['between the soft and the hard age', 10 * MINUTE],
    ['beyond the hard age', 61 * MINUTE],
  ])('does not make users wait whose keys are %s', async (_name, ageInMs) => {
    await using instance = await createInstance(keys);
    const verifier = instance.verifier();
    await verifier.preload();
    instance.server.behave(hang());
    const waitsInMs: number[] = [];
    for (let count = 0; count < 12; count++) {
      elapse(ageInMs + count * 31 * SECOND);
      const startedAtInMs = performance.now();
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
      waitsInMs.push(performance.now() - startedAtInMs);
    }
    expect(Math.max(...waitsInMs)).toBeLessThan(2_000);
    // Only the first one may look for newer keys. A busy machine delays a few others.
    expect(waitsInMs.slice(1).filter((waitInMs) => waitInMs > 250).length).toBeLessThanOrEqual(3);
  });

  it('does not make users wait on a cold start with a store', async () => {
    await using instance = await createInstance(hang());
    const stored = { ...setOf(key), loadedAtInMs: Date.now() - 10 * MINUTE };
    const jwksStore: JwksStore = { get: async () => stored, set: async () => undefined };
    const startedAtInMs = performance.now();
    const verifier = instance.verifier({ jwksStore });
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    expect(performance.now() - startedAtInMs).toBeLessThan(1_000);
  });

  it('gets one load per cool-down for unknown key ids', async () => {
    await using instance = await createInstance([keys, hang()]);
    const verifier = instance.verifier({ timeoutInMs: 60_000 });
    await verifier.preload();
    for (let inMs = 30 * SECOND; inMs < 330 * SECOND; inMs += 2 * SECOND) {
      elapse(inMs);
      void verifier.verify(key.token(`ins_x${inMs}`));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await until(() => instance.server.requests.length === 1 + 10)).toBe(true);
  });
});

describe('withdrawn keys', () => {
  it.each<readonly [name: string, does: Behaviour]>([
    ['an empty set', ok({ keys: [] })],
    ['a set of keys that cannot verify', ok({ keys: [{ kid: 'ins_1', kty: 'oct' }] })],
  ])('are gone behind the answer that loads %s', async (_name, does) => {
    await using instance = await createInstance([keys, does]);
    const verifier = instance.verifier();
    await verifier.preload();
    elapse(5 * MINUTE);
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    expect(await until(async () => (await outcome(verifier.verify(key.token()))) !== 'accepted')).toBe(true);
    expect(await outcome(verifier.verify(key.token()))).toBe('jwk-remote-invalid');
  });

  it.each([400, 401, 403, 404, 410])(
    'get no grace beyond the hard age while the API answers %d',
    async (code) => {
      await using instance = await createInstance([keys, status(code, { json: {} })]);
      const verifier = instance.verifier();
      await verifier.preload();
      elapse(HOUR);
      expect(await outcome(verifier.verify(key.token()))).not.toBe('accepted');
      instance.server.behave(html(503));
      elapse(HOUR + MINUTE);
      expect(await outcome(verifier.verify(key.token()))).not.toBe('accepted');
      instance.server.behave(keys);
      elapse(HOUR + 2 * MINUTE);
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    },
  );

  it('are gone for a fleet as soon as its store has the empty set', async () => {
    await using instance = await createInstance([keys, ok({ keys: [] })]);
    let stored: Awaited<ReturnType<JwksStore['get']>>;
    const jwksStore: JwksStore = {
      get: async () => stored,
      set: async (jwks) => {
        stored = jwks;
      },
    };
    const [first, second] = [instance.verifier({ jwksStore }), instance.verifier({ jwksStore })];
    await first.preload();
    await second.preload();
    elapse(5 * MINUTE);
    await first.preload();
    expect(await outcome(second.verify(key.token()))).toBe('accepted');
    expect(await until(async () => (await outcome(second.verify(key.token()))) !== 'accepted')).toBe(true);
    expect(instance.server.requests).toHaveLength(2);
  });
});

describe('a rotation', () => {
  const next = createKey('ins_2');

  it('accepts each user while the set has their key', async () => {
    await using instance = await createInstance(keys);
    const verifier = instance.verifier();
    const accepts = async (...tokens: readonly string[]) => {
      const outcomes = await Promise.all(tokens.map((token) => outcome(verifier.verify(token))));
      expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    };
    await accepts(key.token());

    elapse(MINUTE);
    instance.server.behave(ok(setOf(next, key)));
    await accepts(...Array.from({ length: 20 }, () => next.token()), key.token());
    expect(instance.server.requests).toHaveLength(2);

    elapse(2 * MINUTE);
    instance.server.behave(ok(setOf(next)));
    await accepts(next.token(), key.token());

    // The load in the background after the soft age removes the old key.
    elapse(8 * MINUTE);
    await accepts(next.token());
    await expect.poll(() => outcome(verifier.verify(key.token()))).toBe('jwk-kid-mismatch');
    await accepts(next.token());
    expect(instance.server.requests).toHaveLength(3);
  });

  it('takes effect after at most one cool-down, even if clients send unknown key ids', async () => {
    await using instance = await createInstance(keys);
    const verifier = instance.verifier();
    await verifier.preload();
    instance.server.behave(ok(setOf(key, next)));
    elapse(29 * SECOND);
    expect(await outcome(verifier.verify(key.token('ins_x')))).toBe('jwk-kid-mismatch');
    elapse(30 * SECOND);
    expect(await outcome(verifier.verify(key.token('ins_y')))).toBe('jwk-kid-mismatch');
    expect(await outcome(verifier.verify(next.token()))).toBe('accepted');
    expect(instance.server.requests).toHaveLength(2);
  });

  it('replaces a key under the same id', async () => {
    const same = createKey('ins_1');
    await using instance = await createInstance([keys, ok(setOf(same))]);
    const verifier = instance.verifier();
    expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
    elapse(2 * HOUR);
    expect(await outcome(verifier.verify(key.token()))).toBe('token-invalid-signature');
    expect(await outcome(verifier.verify(same.token()))).toBe('accepted');
  });
});

it('a fleet with a store fetches once in each soft age', async () => {
  await using instance = await createInstance(keys);
  let stored: Awaited<ReturnType<JwksStore['get']>>;
  const jwksStore: JwksStore = {
    get: async () => stored,
    set: async (jwks) => {
      stored = jwks;
    },
  };
  const fleet = Array.from({ length: 10 }, () => instance.verifier({ jwksStore }));
  for (let inMs = 0; inMs < HOUR; inMs += MINUTE) {
    elapse(inMs);
    for (const verifier of fleet) {
      expect(await outcome(verifier.verify(key.token()))).toBe('accepted');
      // The load in the background has ended before the next machine reads the store.
      const loads = 1 + Math.floor(inMs / (5 * MINUTE));
      expect(await until(() => instance.events.length === loads)).toBe(true);
    }
  }
  expect(instance.server.requests).toHaveLength(12);
});
