import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getJwks } from '../operations/jwks.ts';
import { createUser, deleteUser, getCount, getUser, getUserList, updateUser } from '../operations/users.ts';
import { buildRequest } from './build-request.ts';
import { toCamelCase, toSnakeCase } from './key-case.ts';
import type { AnyOperation } from './operation.ts';
import { readResult } from './read-result.ts';
import { retryDelayInMs } from './retry.ts';

const camelName = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/), { minLength: 1, maxLength: 4 })
  // Words have at least two letters: `aAA` could be `a_aa` as well.
  .map(
    ([first = '', ...others]) =>
      first + others.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(''),
  )
  // These fields have user content or are arguments.
  .filter((name) => !/actor|metadata|claims|headers|mappings|userId|__proto__/i.test(name));

const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());

describe('the case of keys', () => {
  it('is the same after a round trip', () => {
    fc.assert(
      fc.property(camelName, (name) => {
        expect(toCamelCase(toSnakeCase(name))).toBe(name);
        expect(toSnakeCase(toSnakeCase(name))).toBe(toSnakeCase(name));
      }),
      { seed: 21, numRuns: 1_000 },
    );
  });
});

describe('a query', () => {
  it('holds the parameters, whatever they contain', () => {
    // An empty string would select everything.
    const item = scalar.filter((value) => value !== '');
    const given = fc.dictionary(camelName, fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 4 })));
    const { parameters: _names, ...anyNames } = getUserList;
    fc.assert(
      fc.property(given, (params) => {
        const { search, pathname, hash } = new URL(
          buildRequest(anyNames, [params]).path,
          'https://api.example',
        );
        const entries = Object.entries(params).flatMap(([name, value]) =>
          [value].flat().map((item) => [toSnakeCase(name), String(item)]),
        );
        expect([pathname, hash, [...new URLSearchParams(search)]]).toEqual(['/users', '', entries]);
      }),
      { seed: 22, numRuns: 200 },
    );
  });
});

describe('a body', () => {
  it('holds the parameters, and keeps user content', () => {
    const value = fc.oneof(scalar, fc.constant(null), fc.array(scalar), fc.dictionary(camelName, scalar));
    fc.assert(
      fc.property(fc.dictionary(camelName, value), fc.jsonValue(), (params, publicMetadata) => {
        const { path, body } = buildRequest(updateUser, ['user_1', { ...params, publicMetadata }]);
        const renamed = renamedTwice(params);
        expect([path, JSON.parse(String(body))]).toEqual([
          '/users/user_1',
          // JSON has no minus zero.
          JSON.parse(JSON.stringify({ ...renamed, public_metadata: publicMetadata })),
        ]);
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('is built or rejected with a ConfigError, whatever the parameters are', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (anything) => {
        for (const operation of [createUser, getUserList, deleteUser]) {
          try {
            buildRequest(operation as AnyOperation, [anything]);
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigError);
          }
        }
      }),
      { seed: 24, numRuns: 300 },
    );
  });
});

/** Renames the keys of two levels to snake_case. The property has no more levels. */
function renamedTwice(params: object): object {
  const snake = (fields: object) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [toSnakeCase(name), value]));
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return snake(
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, isObject(value) ? snake(value) : value]),
    ),
  );
}

describe('a response', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.jsonValue().map((errors) => JSON.stringify({ errors, clerk_trace_id: errors })),
    fc.array(fc.jsonValue()).map((errors) => JSON.stringify({ errors })),
    fc.jsonValue().map((data) => JSON.stringify({ data, total_count: data, keys: data })),
  );
  const type = fc.constantFrom('application/json', 'application/problem+json;charset=utf-8', 'text/html', '');

  it('becomes data of the promised kind or at least one error, whatever it contains', () => {
    fc.assert(
      fc.property(text, type, fc.integer({ min: 200, max: 599 }), (body, contentType, status) => {
        const headers = new Headers({ 'content-type': contentType });
        for (const operation of [getUser, getUserList, getCount, getJwks]) {
          const meta = { status, statusText: '', clerkTraceId: null, retryAfter: null, attempts: 1, headers };
          const result = readResult(operation, { meta, text: body, error: undefined });
          if (result.errors === null) {
            expect(status).toBeLessThan(300);
            const kind = Array.isArray(result.data) ? 'list' : typeof result.data;
            expect(kind).toBe(
              { [getUserList.name]: 'list', [getCount.name]: 'number' }[operation.name] ?? 'object',
            );
          } else {
            expect(result.data).toBeNull();
            expect(result.errors.length).toBeGreaterThan(0);
            expect(
              result.errors.every(
                ({ code, message }) => `${typeof code} ${typeof message}` === 'string string',
              ),
            ).toBe(true);
          }
          expect('totalCount' in result).toBe(operation === getUserList);
          expect(typeof (result.meta.clerkTraceId ?? '')).toBe('string');
        }
      }),
      { seed: 25, numRuns: 300 },
    );
  });
});

describe('a wait', () => {
  const limits = fc.record({
    timeoutInMs: fc.nat(),
    maxRetries: fc.nat(20),
    baseDelayInMs: fc.nat(5_000),
    maxDelayInMs: fc.nat(60_000),
    maxTotalInMs: fc.nat(120_000),
    writes: fc.boolean(),
  });

  it('is never shorter than Retry-After, longer than the time left, or before a write that may have taken effect', () => {
    const meta = fc.record({
      status: fc.constantFrom(null, 200, 400, 408, 429, 500, 503),
      retryAfter: fc.option(fc.nat(100)),
      attempts: fc.integer({ min: 1, max: 25 }),
    });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        limits,
        meta,
        fc.boolean(),
        fc.nat(120_000),
        random,
        (limit, known, isRetryable, leftInMs, chance) => {
          const whole = { ...known, statusText: '', clerkTraceId: null, headers: null };
          const delayInMs = retryDelayInMs({
            limits: limit,
            meta: whole,
            isRetryable,
            leftInMs,
            random: chance,
          });
          if (delayInMs !== undefined) {
            expect(delayInMs).toBeGreaterThanOrEqual((known.retryAfter ?? 0) * 1_000);
            expect(delayInMs).toBeLessThanOrEqual(Math.min(leftInMs, 2 * limit.maxDelayInMs));
            expect(known.attempts).toBeLessThanOrEqual(limit.maxRetries);
            expect(isRetryable || limit.writes || known.status === 429).toBe(true);
          }
        },
      ),
      { seed: 26, numRuns: 2_000 },
    );
  });
});
