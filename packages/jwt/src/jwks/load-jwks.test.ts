import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reasonOf } from '../tokens.test-support.ts';
import type { JwksLoadEvent } from './jwks-load-event.ts';
import { loadJwks } from './load-jwks.ts';

const URL = 'https://api.example.com/v1/jwks';
const KEY = { kid: 'a', kty: 'RSA', n: 'AQAB', e: 'AQAB' };

type Answer = () => Response | Promise<Response>;
const keys: Answer = () => Response.json({ keys: [KEY] });
const unavailable: Answer = () => new Response(null, { status: 503 });
const broken: Answer = () => Promise.reject(new TypeError('fetch failed'));

/** A load with a clock of its own, which stands still unless told to go on. */
function setUp(...answers: readonly [Answer, ...Answer[]]) {
  const startedAtInMs = Date.now();
  const askedAtInMs: number[] = [];
  const events: JwksLoadEvent[] = [];
  const fetch = vi.fn(async (_url: RequestInfo | URL, _init?: RequestInit) => {
    askedAtInMs.push(Date.now() - startedAtInMs);
    return (answers[askedAtInMs.length - 1] ?? answers[0])();
  });
  const load = (isAwaited = true, onLoad: (event: JwksLoadEvent) => void = (event) => events.push(event)) =>
    loadJwks(
      { url: `${URL}?x`, name: URL, secretKey: 'sk_test_1' },
      { fetch, timeoutInMs: 1_000, nowInMs: () => 42, onLoad },
      isAwaited,
    );
  return { load, fetch, askedAtInMs, events };
}

async function outcomeOf(load: Promise<unknown>): Promise<string> {
  const outcome = reasonOf(load);
  await vi.runAllTimersAsync();
  return outcome;
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

  it('asks as it should, and gives the keys with the time of the clock', async () => {
    const { load, fetch, events } = setUp(keys);
    expect(await load()).toEqual({ keys: [KEY], loadedAtInMs: 42 });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(`${URL}?x`, {
      headers: { accept: 'application/json', authorization: 'Bearer sk_test_1' },
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
    expect(events).toEqual([{ url: URL, error: null, attempts: 1 }]);
  });

  it.each<readonly [random: number, askedAtInMs: readonly number[]]>([
    [0, [0, 100, 300]],
    [0.5, [0, 150, 450]],
    [1, [0, 200, 600]],
  ])('waits longer each time, half by chance, here %d', async (random, asked) => {
    vi.mocked(Math.random).mockReturnValue(random);
    const { load, askedAtInMs, events } = setUp(unavailable, broken, keys);
    expect(await outcomeOf(load())).toBe('found');
    expect(askedAtInMs).toEqual(asked);
    expect(events).toEqual([{ url: URL, error: null, attempts: 3 }]);
  });

  it.each<readonly [times: number, whom: string, isAwaited: boolean]>([
    [3, 'for somebody who waits', true],
    [1, 'behind an answer', false],
  ])('asks %d times at most %s', async (attempts, _whom, isAwaited) => {
    const { load, askedAtInMs, events } = setUp(unavailable);
    expect(await outcomeOf(load(isAwaited))).toBe(FAILED);
    expect(askedAtInMs).toHaveLength(attempts);
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
  ])('takes %d for what asking %d times may mend', async (status, attempts) => {
    const { load, askedAtInMs } = setUp(() => new Response(null, { status }));
    expect(await outcomeOf(load())).toBe(FAILED);
    expect(askedAtInMs).toHaveLength(attempts);
  });

  it.each<readonly [retryAfter: string, askedAtInMs: readonly number[]]>([
    ['0', [0, 100, 300]],
    ['1', [0, 1_000]],
    ['2', [0]],
  ])(
    'heeds a Retry-After of %s s as long as no request starts later than 2 s after the first',
    async (value, asked) => {
      const { load, askedAtInMs } = setUp(
        () => new Response(null, { status: 429, headers: { 'retry-after': value } }),
      );
      expect(await outcomeOf(load())).toBe(FAILED);
      expect(askedAtInMs).toEqual(asked);
    },
  );

  it('heeds a date in Retry-After', async () => {
    vi.setSystemTime(1_800_000_000_000);
    const date = new Date(Date.now() + 1_000).toUTCString();
    const { load, askedAtInMs } = setUp(
      () => new Response(null, { status: 503, headers: { 'retry-after': date } }),
      keys,
    );
    expect(await outcomeOf(load())).toBe('found');
    expect(askedAtInMs).toEqual([0, 1_000]);
  });

  it('gives up on silence after the time of a request, and asks again', async () => {
    const { load, askedAtInMs, events } = setUp(() => new Promise(() => undefined));
    expect(await outcomeOf(load())).toBe(FAILED);
    expect(askedAtInMs).toEqual([0, 1_100]);
    expect(events[0]?.error?.message).toBe(`${URL} gave no answer within 1000 ms.`);
  });

  it.each<readonly [name: string, hook: () => void]>([
    [
      'throws',
      () => {
        throw new Error('hook');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('hook'))],
  ])('is not hurt by a hook that %s', async (_name, hook) => {
    expect(await outcomeOf(setUp(keys).load(true, hook))).toBe('found');
  });
});
