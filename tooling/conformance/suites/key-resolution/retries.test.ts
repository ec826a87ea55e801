import {
  type Behaviour,
  ok,
  type RecordedRequest,
  redirect,
  reset,
  slowly,
  status,
} from '@tooling/misbehaving-server';
import { describe, expect, it, vi } from 'vitest';
import { createInstance, createKey, outcome, SECRET_KEY, setOf } from './instance.ts';

const key = createKey('ins_1');
const token = key.token();
const keys = ok(setOf(key));

/** The milliseconds between consecutive requests. */
const gapsOf = (requests: readonly RecordedRequest[]) =>
  requests.slice(1).map(({ atInMs }, index) => atInMs - (requests[index]?.atInMs ?? 0));

describe.concurrent('repeats a request', () => {
  it.each<readonly [name: string, does: Behaviour]>([
    ['a network error', reset()],
    ['429', status(429)],
    ['500', status(500)],
    ['503 with a Retry-After that is not a date', status(503, { headers: { 'retry-after': 'soon' } })],
    ['503 with a Retry-After below zero', status(503, { headers: { 'retry-after': '-1' } })],
    ['503 with a Retry-After in the past', status(503, { retryAfter: new Date(0) })],
  ])('after %s, and reports the end to the hook', async (_name, does) => {
    await using instance = await createInstance([does, does, keys]);
    expect(await outcome(instance.verifier().verify(token))).toBe('accepted');
    expect(instance.events).toEqual([{ url: `${instance.server.url}/v1/jwks`, error: null, attempts: 3 }]);
    const [first = 0, second = 0] = gapsOf(instance.server.requests);
    // Timers and clocks can differ by a millisecond or two.
    expect(first).toBeGreaterThanOrEqual(98);
    expect(second).toBeGreaterThanOrEqual(198);
  });

  it('no sooner than Retry-After says in seconds', async () => {
    await using instance = await createInstance([status(429, { retryAfter: 1 }), keys]);
    expect(await outcome(instance.verifier().verify(token))).toBe('accepted');
    expect(gapsOf(instance.server.requests)[0]).toBeGreaterThanOrEqual(995);
  });

  it('no sooner than the date of Retry-After', async () => {
    // An HTTP date has whole seconds.
    const date = new Date(Math.ceil(Date.now() / 1000 + 1) * 1000);
    await using instance = await createInstance([status(503, { retryAfter: date }), keys]);
    expect(await outcome(instance.verifier().verify(token))).toBe('accepted');
    expect(instance.server.requests[1]?.atInMs).toBeGreaterThanOrEqual(date.getTime() - 5);
  });
});

describe.concurrent('does not wait', () => {
  it.each<readonly [name: string, does: Behaviour]>([
    ['in seconds', status(429, { retryAfter: 60 })],
    ['in years', status(429, { headers: { 'retry-after': '999999999' } })],
    ['as a date', status(503, { retryAfter: new Date(Date.now() + 60_000) })],
    ['as a date of another age', status(503, { retryAfter: new Date(8.64e15) })],
  ])('for a Retry-After beyond the total time, %s', async (_name, does) => {
    await using instance = await createInstance(does);
    const startedAtInMs = performance.now();
    expect(await outcome(instance.verifier().verify(token))).toBe('jwk-remote-failed-to-load');
    expect(performance.now() - startedAtInMs).toBeLessThan(30_000);
    expect(instance.server.requests).toHaveLength(1);
  });

  it('but starts no request later than twice the limit of a request', async () => {
    await using instance = await createInstance(slowly(1_950, status(503)));
    const verifier = instance.verifier({ timeoutInMs: 2_000 });
    expect(await outcome(verifier.verify(token))).toBe('jwk-remote-failed-to-load');
    const [first, ...others] = instance.server.requests;
    expect(others.length).toBeLessThan(2);
    for (const { atInMs } of others) {
      // On a busy machine, the request starts later than the decision.
      expect(atInMs - (first?.atInMs ?? 0)).toBeLessThan(4_000 + 2_000);
    }
  });

  it('when the API rejects the secret key', async () => {
    const json = {
      errors: [{ code: 'clerk_key_invalid', message: 'The provided Clerk Secret Key is invalid.' }],
    };
    await using instance = await createInstance(status(401, { json }));
    const { error } = await instance.verifier().verify(token);
    expect(error?.reason).toBe('secret-key-invalid');
    expect(`${error?.getFullMessage()} ${JSON.stringify(error)}`).not.toContain(SECRET_KEY);
    expect(instance.server.requests).toHaveLength(1);
    expect(instance.events).toMatchObject([{ attempts: 1, error: { reason: 'secret-key-invalid' } }]);
  });
});

describe('redirects', () => {
  it('are not followed with a secret', async () => {
    await using instance = await createInstance(redirect('/elsewhere'));
    expect(await outcome(instance.verifier().verify(token))).toBe('jwk-remote-failed-to-load');
    expect(instance.server.requests.map(({ path }) => path)).toEqual(['/v1/jwks']);
  });

  it('are followed without one', async () => {
    await using instance = await createInstance(({ path }) => (path === '/a' ? redirect('/b') : keys));
    const verifier = instance.verifier({ secretKey: undefined, jwksUrl: `${instance.server.url}/a` });
    expect(await outcome(verifier.verify(token))).toBe('accepted');
    expect(instance.server.requests.map(({ headers }) => headers['authorization'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that lead nowhere come to an end', async () => {
    await using instance = await createInstance(redirect('/round'));
    const verifier = instance.verifier({ secretKey: undefined, jwksUrl: `${instance.server.url}/round` });
    expect(await outcome(verifier.verify(token))).toBe('jwk-remote-failed-to-load');
  });
});

describe('the wait', () => {
  /** Returns the timer delays of a load: one before each repetition. */
  async function delaysWith(random: number): Promise<readonly number[]> {
    await using instance = await createInstance(status(503));
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const setTimeout = vi.spyOn(globalThis, 'setTimeout');
    await instance.verifier({ timeoutInMs: 4_321 }).verify(token);
    const delays = setTimeout.mock.calls.map(([, delayInMs]) => delayInMs ?? 0);
    vi.restoreAllMocks();
    return delays.filter((delayInMs) => delayInMs >= 50 && delayInMs < 1_000).map(Math.round);
  }

  it('is half random, so that machines do not retry at the same time, and grows', async () => {
    expect(await delaysWith(0)).toEqual([100, 200]);
    expect(await delaysWith(0.999)).toEqual([200, 400]);
  });
});
