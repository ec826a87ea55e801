import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits.ts';
import { retryDelayInMs } from './retry.ts';

const METHODS = ['GET', 'PUT', 'DELETE', 'POST', 'PATCH'] as const;

interface Case {
  method?: string;
  status?: number;
  isUnsent?: boolean;
  retryAfter?: number | null;
  attempts?: number;
  elapsedInMs?: number;
  random?: number;
  writes?: boolean;
}

/** The wait after a GET without a response, with the differences that a case has. */
function delay({
  method = 'GET',
  status,
  isUnsent = false,
  retryAfter = null,
  ...rest
}: Case): number | undefined {
  const { attempts = 1, elapsedInMs = 0, random = 0, writes = false } = rest;
  const meta = {
    status: status ?? null,
    retryAfter,
    attempts,
    statusText: '',
    clerkTraceId: null,
    headers: null,
  };
  const leftInMs = DEFAULT_LIMITS.maxTotalInMs - elapsedInMs;
  const isRetryable = isUnsent || !['POST', 'PATCH'].includes(method);
  return retryDelayInMs({ limits: { ...DEFAULT_LIMITS, writes }, meta, isRetryable, leftInMs, random });
}

/** The methods that are repeated. */
const repeated = (aCase: Case) => METHODS.filter((method) => delay({ ...aCase, method }) !== undefined);

describe('retryDelayInMs()', () => {
  it.each([undefined, 408, 500, 502, 503, 504])('repeats idempotent methods after %s', (status) => {
    expect(repeated(status === undefined ? {} : { status })).toEqual(['GET', 'PUT', 'DELETE']);
  });

  it.each([200, 204, 301, 400, 401, 403, 404, 409, 422, 501])('repeats nothing after %d', (status) => {
    expect(repeated({ status })).toEqual([]);
    expect(repeated({ status, writes: true })).toEqual([]);
  });

  it('repeats a write that cannot have taken effect, and any write if the options say so', () => {
    expect(repeated({ status: 429 })).toEqual(METHODS);
    expect(repeated({ isUnsent: true })).toEqual(METHODS);
    expect(repeated({ status: 503, writes: true })).toEqual(METHODS);
    expect(repeated({ writes: true })).toEqual(METHODS);
  });

  it('doubles the wait with every retry, with jitter, until no retry is left', () => {
    expect(delay({ attempts: 1, random: 0 })).toBe(125);
    expect(delay({ attempts: 1, random: 1 })).toBe(250);
    expect(delay({ attempts: 2, random: 1 })).toBe(500);
    expect(delay({ attempts: 3 })).toBeUndefined();
  });

  it('adds jitter to Retry-After, and does not repeat if Retry-After is too long', () => {
    const status = 429;
    expect(delay({ status, retryAfter: 3 })).toBe(3_125);
    expect(delay({ status, retryAfter: 3, random: 1 })).toBe(3_250);
    expect(delay({ status, retryAfter: 0 })).toBe(125);
    expect(delay({ status, retryAfter: 10 })).toBe(10_125);
    expect(delay({ status, retryAfter: 11 })).toBeUndefined();
  });

  it('returns undefined if the total time is too short', () => {
    expect(delay({ retryAfter: 3, elapsedInMs: 56_000 })).toBe(3_125);
    expect(delay({ retryAfter: 3, elapsedInMs: 57_000 })).toBeUndefined();
  });
});
