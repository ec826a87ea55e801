import type { ApiErrorCode } from '@x/errors';
import { expectTypeOf, test } from 'vitest';
import type { apiErrors } from './errors.ts';

test('what the emulator refuses with are codes that clients know by name, but for what only it can say', () => {
  expectTypeOf<Exclude<keyof typeof apiErrors, ApiErrorCode>>().toEqualTypeOf<
    'internal_error' | 'route_not_found'
  >();
});
