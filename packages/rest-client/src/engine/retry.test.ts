import { describe, expect, it } from 'vitest';
import { DEFAULT_RETRY, type Failure, isRetryable, parseRetryAfter, retryDelayInMs } from './retry.ts';

const status = (code: number, retryAfterInSeconds: number | null = null): Failure => ({
  kind: 'status',
  status: code,
  retryAfterInSeconds,
});

describe('isRetryable()', () => {
  it.each([408, 429, 500, 502, 503, 504])('repeats a GET, PUT and DELETE after %d', (code) => {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      expect(isRetryable(method, status(code))).toBe(true);
    }
  });

  it.each([400, 401, 403, 404, 409, 422, 501])('repeats nothing after %d', (code) => {
    expect(isRetryable('GET', status(code))).toBe(false);
  });

  it('repeats a write only where it cannot happen twice', () => {
    for (const method of ['POST', 'PATCH'] as const) {
      expect(isRetryable(method, status(429))).toBe(true);
      expect(isRetryable(method, status(503))).toBe(false);
      expect(isRetryable(method, { kind: 'network', wasSent: true })).toBe(false);
      expect(isRetryable(method, { kind: 'network', wasSent: false })).toBe(true);
    }
    expect(isRetryable('GET', { kind: 'network', wasSent: true })).toBe(true);
    expect(isRetryable('GET', { kind: 'final' })).toBe(false);
  });
});

describe('retryDelayInMs()', () => {
  const delay = (failure: Failure, attempts = 1, elapsedInMs = 0, random = 0) =>
    retryDelayInMs(DEFAULT_RETRY, failure, attempts, elapsedInMs, random);

  it('doubles with every retry, with jitter, until the retries are used up', () => {
    expect(delay(status(500), 1, 0, 0)).toBe(125);
    expect(delay(status(500), 1, 0, 1)).toBe(250);
    expect(delay(status(500), 2, 0, 1)).toBe(500);
    expect(delay(status(500), 3)).toBeUndefined();
  });

  it('waits as long as Retry-After says, or not at all if that is too long', () => {
    expect(delay(status(429, 3))).toBe(3_000);
    expect(delay(status(429, 0))).toBe(125);
    expect(delay(status(429, 11))).toBeUndefined();
  });

  it('ends with the total time', () => {
    expect(delay(status(429, 3), 1, 56_000)).toBe(3_000);
    expect(delay(status(429, 3), 1, 58_000)).toBeUndefined();
  });
});

describe('parseRetryAfter()', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    [null, null],
    ['', null],
    ['soon', null],
    ['-1', null],
    ['1.5', null],
    ['99999999999999999999', null],
    ['0', 0],
    [' 12 ', 12],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ])('reads %j as %j', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });
});
