import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeepAlive } from '../model/keep-alive.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import { loadJwks } from './load-jwks.ts';
import type { LoadOutcome } from './load-outcome.ts';

const URL = 'https://api.example.com/v1/jwks';
const KEY = { kid: 'a', kty: 'RSA', n: 'AQAB', e: 'AQAB' };

type Answer = () => Response | Promise<Response>;
const keys: Answer = () => Response.json({ keys: [KEY] });
const unavailable: Answer = () => new Response(null, { status: 503 });
const broken: Answer = () => Promise.reject(new TypeError('fetch failed'));

/** Prepares a load with fake timers. Requests get the answers in turn, then the first one again. */
function setUp(...answers: readonly [Answer, ...Answer[]]) {
  const startedAtInMs = Date.now();
  const requestsAtInMs: number[] = [];
  const events: JwksLoadEvent[] = [];
  const fetch = vi.fn(async (_url: RequestInfo | URL, _init?: RequestInit) => {
    requestsAtInMs.push(Date.now() - startedAtInMs);
    return (answers[requestsAtInMs.length - 1] ?? answers[0])();
  });
  const load = (
    isAwaited = true,
    onLoad: (event: JwksLoadEvent) => void = (event) => events.push(event),
    keepAlive?: KeepAlive,
  ) =>
    loadJwks(
      { url: `${URL}?x`, name: URL, secretKey: 'sk_test_1' },
      { fetch, timeoutInMs: 1_000, nowInMs: () => 42, onLoad },
      { isAwaited, keepAlive },
    );
  return { load, fetch, requestsAtInMs, events };
}

async function outcomeOf(load: Promise<LoadOutcome>): Promise<string> {
  await vi.runAllTimersAsync();
  const { failure } = await load;
  return failure ? failure.error.reason : 'found';
}

async function kindOf(load: Promise<LoadOutcome>): Promise<string | undefined> {
  await vi.runAllTimersAsync();
  return (await load).failure?.kind;
}

const FAILED = 'jwk-remote-failed-to-load';

describe('loadJwks()', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('sends one request, and resolves to the keys with the time', async () => {
    const { load, fetch, events } = setUp(keys);
    expect(await load()).toEqual({ jwks: { keys: [KEY], loadedAtInMs: 42 } });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(`${URL}?x`, {
      headers: { accept: 'application/json', authorization: 'Bearer sk_test_1' },
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
    expect(events).toEqual([{ url: URL, error: null, attempts: 1 }]);
  });

  it.each<readonly [random: number, requestsAtInMs: readonly number[]]>([
    [0, [0, 100, 300]],
    [0.5, [0, 150, 450]],
    [1, [0, 200, 600]],
  ])('doubles the delay each time, half of it random: %d', async (random, expected) => {
    vi.mocked(Math.random).mockReturnValue(random);
    const { load, requestsAtInMs, events } = setUp(unavailable, broken, keys);
    expect(await outcomeOf(load())).toBe('found');
    expect(requestsAtInMs).toEqual(expected);
    expect(events).toEqual([{ url: URL, error: null, attempts: 3 }]);
  });

  it.each<readonly [times: number, when: string, isAwaited: boolean]>([
    [3, 'if a caller waits', true],
    [1, 'in the background', false],
  ])('sends at most %d requests %s', async (attempts, _when, isAwaited) => {
    const { load, requestsAtInMs, events } = setUp(unavailable);
    expect(await outcomeOf(load(isAwaited))).toBe(FAILED);
    expect(requestsAtInMs).toHaveLength(attempts);
    expect(events).toMatchObject([{ error: { reason: FAILED }, attempts }]);
  });

  it.each<readonly [status: number, attempts: number]>([
    [400, 1],
    [404, 1],
    [408, 1],
    [428, 1],
    [429, 3],
    [430, 1],
    [499, 1],
    [500, 3],
    [599, 3],
  ])('after the status %d sends %d requests in all', async (status, attempts) => {
    const { load, requestsAtInMs } = setUp(() => new Response(null, { status }));
    expect(await outcomeOf(load())).toBe(FAILED);
    expect(requestsAtInMs).toHaveLength(attempts);
  });

  it.each<readonly [retryAfter: string, requestsAtInMs: readonly number[]]>([
    ['0', [0, 100, 300]],
    ['1', [0, 1_000]],
    ['2', [0]],
  ])(
    'obeys a Retry-After of %s s, as long as no request starts later than 2 s after the first',
    async (value, expected) => {
      const { load, requestsAtInMs } = setUp(
        () => new Response(null, { status: 429, headers: { 'retry-after': value } }),
      );
      expect(await outcomeOf(load())).toBe(FAILED);
      expect(requestsAtInMs).toEqual(expected);
    },
  );

  it('obeys a date in Retry-After', async () => {
    vi.setSystemTime(1_800_000_000_000);
    const date = new Date(Date.now() + 1_000).toUTCString();
    const { load, requestsAtInMs } = setUp(
      () => new Response(null, { status: 503, headers: { 'retry-after': date } }),
      keys,
    );
    expect(await outcomeOf(load())).toBe('found');
    expect(requestsAtInMs).toEqual([0, 1_000]);
  });

  it('ends a request without an answer at the time limit, and repeats it', async () => {
    const { load, requestsAtInMs, events } = setUp(() => new Promise(() => undefined));
    expect(await outcomeOf(load())).toBe(FAILED);
    expect(requestsAtInMs).toEqual([0, 1_100]);
    expect(events[0]?.error?.message).toBe(`${URL} did not answer within 1000 ms.`);
  });

  it.each<readonly [name: string, hook: () => void]>([
    [
      'throws',
      () => {
        throw new Error('hook');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('hook'))],
  ])('ignores a hook that %s', async (_name, hook) => {
    expect(await outcomeOf(setUp(keys).load(true, hook))).toBe('found');
  });

  it.each<readonly [status: number, kind: string]>([
    [200, 'outage'],
    [204, 'outage'],
    [302, 'outage'],
    [400, 'denial'],
    [401, 'denial'],
    [403, 'denial'],
    [404, 'denial'],
    [408, 'outage'],
    [410, 'denial'],
    [425, 'outage'],
    [429, 'outage'],
    [451, 'denial'],
    [500, 'outage'],
    [503, 'outage'],
  ])('calls the status %d without a JWKS an %s', async (status, kind) => {
    const { load } = setUp(() => new Response(status === 204 ? null : '<html>', { status }));
    expect(await kindOf(load())).toBe(kind);
  });

  it.each<readonly [name: string, answer: Answer]>([
    ['a network error', broken],
    ['silence', () => new Promise(() => undefined)],
  ])('calls %s an outage', async (_name, answer) => {
    expect(await kindOf(setUp(answer).load())).toBe('outage');
  });

  it.each<readonly [name: string, keys: readonly unknown[]]>([
    ['an empty set', []],
    ['a set of keys that cannot verify', [null, { kid: 'a', kty: 'oct' }]],
  ])('resolves to %s, with an error', async (_name, given) => {
    const { load, events } = setUp(() => Response.json({ keys: given }));
    const outcome = await load();
    expect(outcome).toMatchObject({ jwks: { keys: [], loadedAtInMs: 42 }, failure: { kind: 'no-keys' } });
    expect(events).toEqual([{ url: URL, error: outcome.failure?.error, attempts: 1 }]);
  });

  it('keeps the runtime alive for a hook, and does not wait for it', async () => {
    let finish = () => {};
    const kept: Promise<unknown>[] = [];
    const hook = () => new Promise<void>((resolve) => (finish = resolve));
    const outcome = await setUp(keys).load(true, hook, (work) => void kept.push(work));
    expect(outcome.jwks?.keys).toEqual([KEY]);
    expect(kept).toHaveLength(1);
    finish();
    await Promise.all(kept);
  });
});
