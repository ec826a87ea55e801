import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ApiListResult, ApiResult, JwtResult, ResponseMeta } from './index.ts';
import {
  ClerkAPIError,
  ClerkAPIResponseError,
  ConfigError,
  TokenVerificationError,
  unwrap,
} from './index.ts';

const meta: ResponseMeta = {
  status: 404,
  statusText: '',
  clerkTraceId: 'trace_1',
  retryAfter: 2,
  attempts: 1,
  headers: new Headers({ 'x-secret': 'not for errors' }),
};

describe('unwrap()', () => {
  it('returns the value of a JWT result', () => {
    // Without the cast, the type would be that of the literal.
    const result = { result: { sub: 'user_1' }, error: null } as JwtResult<{ sub: string }>;
    expectTypeOf(unwrap(result)).toEqualTypeOf<{ sub: string }>();
    expect(unwrap(result)).toEqual({ sub: 'user_1' });
  });

  it('throws the error of a JWT result unchanged', () => {
    const error = new TokenVerificationError({ reason: 'token-invalid', message: 'Not a JWT' });
    expect(() => unwrap({ result: null, error })).toThrow(error);
  });

  it('returns the data of a REST result, including falsy values', () => {
    const result: ApiResult<number> = { data: 0, errors: null, meta };
    expectTypeOf(unwrap(result)).toEqualTypeOf<number>();
    expect(unwrap(result)).toBe(0);
  });

  it('returns the items of a list', () => {
    const result = { data: ['a'], errors: null, meta, totalCount: 1 } as ApiListResult<string>;
    expectTypeOf(unwrap(result)).toEqualTypeOf<string[]>();
    expect(unwrap(result)).toEqual(['a']);
  });

  it('throws a ClerkAPIResponseError for a failed REST call', () => {
    const notFound = new ClerkAPIError({ code: 'resource_not_found', message: 'not found' });
    const failed: ApiResult<string> = { data: null, errors: [notFound], meta };
    let thrown: unknown;
    try {
      unwrap(failed);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ClerkAPIResponseError);
    expect(thrown).toMatchObject({ errors: [notFound], status: 404, clerkTraceId: 'trace_1', retryAfter: 2 });
    expect(JSON.stringify(thrown)).not.toContain('not for errors');
  });

  it.each([
    null,
    undefined,
    5,
    'text',
    [],
    {},
    Promise.resolve({ data: 1, errors: null }),
    { errors: undefined, data: 1 },
    { errors: [], data: null },
    { errors: 'x' },
    { errors: { 0: 'x', length: 1 } },
    { errors: false, data: 1, meta },
  ])('throws a ConfigError for %j, which is not a result', (value) => {
    const call = () => unwrap(value as never);
    expect(call).toThrow(ConfigError);
    expect(call).toThrow('is not a result of a call');
  });
});
