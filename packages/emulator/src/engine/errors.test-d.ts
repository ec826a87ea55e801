import type { ApiErrorCode } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type { apiErrors } from './errors.ts';

test('every error code is a code that clients know, except for those that stand for another code', () => {
  expectTypeOf<Exclude<keyof typeof apiErrors, ApiErrorCode>>().toEqualTypeOf<
    'internal_error' | 'm2m_token_lifetime_too_short' | 'route_not_found' | 'script_not_installed'
  >();
});
