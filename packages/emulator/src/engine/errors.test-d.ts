import type { ApiErrorCode } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type { apiErrors } from './errors.ts';

test('every error code is a code that clients know, except for those of the emulator itself', () => {
  expectTypeOf<Exclude<keyof typeof apiErrors, ApiErrorCode>>().toEqualTypeOf<
    'internal_error' | 'route_not_found' | 'script_not_installed'
  >();
});
