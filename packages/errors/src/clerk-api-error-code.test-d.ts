import { expectTypeOf, test } from 'vitest';
import type { ApiErrorCode, ClerkAPIError, ClerkAPIErrorCode, ConnectionErrorCode } from './index.ts';

test('known codes can be told apart from each other, and others are no error', () => {
  const advise = ({ code }: ClerkAPIError): string => {
    switch (code) {
      case 'form_identifier_exists':
        return 'Choose another one';
      case 'request-timeout':
        return 'Try again';
      default:
        expectTypeOf(code).toExtend<string>();
        return code;
    }
  };
  expectTypeOf(advise).returns.toEqualTypeOf<string>();
  expectTypeOf<'a_code_that_comes_one_day'>().toExtend<ClerkAPIErrorCode>();
});

test('the codes that are known are a closed list, for tables over all of them', () => {
  expectTypeOf<'resource_not_found'>().toExtend<ApiErrorCode>();
  expectTypeOf<'a_code_that_comes_one_day'>().not.toExtend<ApiErrorCode>();
  const isWorthATry: Record<ConnectionErrorCode, boolean> = {
    'http-error': false,
    'network-error': true,
    'request-aborted': false,
    'request-timeout': true,
    'response-invalid': false,
    'response-too-large': false,
  };
  expectTypeOf(isWorthATry['http-error']).toEqualTypeOf<boolean>();
});

test('no known code is lost in the open list: an editor completes it', () => {
  // A union with plain `string` would be `string`.
  expectTypeOf<ClerkAPIErrorCode>().not.toEqualTypeOf<string>();
  expectTypeOf<Extract<ClerkAPIErrorCode, 'duplicate_record'>>().toEqualTypeOf<'duplicate_record'>();
});
