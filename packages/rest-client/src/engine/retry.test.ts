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

/** The wait after a GET that got no response, but for what a case says. */
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
  const isWrite = ['POST', 'PATCH'].includes(method) && !isUnsent;
  return retryDelayInMs({ ...DEFAULT_LIMITS, writes }, meta, isWrite, leftInMs, random);
}

/** The methods that are sent again. */
const repeated = (aCase: Case) => METHODS.filter((method) => delay({ ...aCase, method }) !== undefined);

describe('retryDelayInMs()', () => {
  it.each([undefined, 408, 500, 502, 503, 504])('repeats what is idempotent after %s', (status) => {
    expect(repeated(status === undefined ? {} : { status })).toEqual(['GET', 'PUT', 'DELETE']);
  });

  it.each([200, 204, 301, 400, 401, 403, 404, 409, 422, 501])('repeats nothing after %d', (status) => {
    expect(repeated({ status })).toEqual([]);
    expect(repeated({ status, writes: true })).toEqual([]);
  });

  it('repeats a write where it cannot have happened, or where that is asked for', () => {
    expect(repeated({ status: 429 })).toEqual(METHODS);
    expect(repeated({ isUnsent: true })).toEqual(METHODS);
    expect(repeated({ status: 503, writes: true })).toEqual(METHODS);
    expect(repeated({ writes: true })).toEqual(METHODS);
  });

  it('doubles with every retry, with jitter, until the retries are used up', () => {
    expect(delay({ attempts: 1, random: 0 })).toBe(125);
    expect(delay({ attempts: 1, random: 1 })).toBe(250);
    expect(delay({ attempts: 2, random: 1 })).toBe(500);
    expect(delay({ attempts: 3 })).toBeUndefined();
  });

  it('waits longer than Retry-After says, each a bit longer, or not at all if that is too long', () => {
    const status = 429;
    expect(delay({ status, retryAfter: 3 })).toBe(3_125);
    expect(delay({ status, retryAfter: 3, random: 1 })).toBe(3_250);
    expect(delay({ status, retryAfter: 0 })).toBe(125);
    expect(delay({ status, retryAfter: 10 })).toBe(10_125);
    expect(delay({ status, retryAfter: 11 })).toBeUndefined();
  });

  it('ends with the total time', () => {
    expect(delay({ retryAfter: 3, elapsedInMs: 56_000 })).toBe(3_125);
    expect(delay({ retryAfter: 3, elapsedInMs: 57_000 })).toBeUndefined();
  });
});
