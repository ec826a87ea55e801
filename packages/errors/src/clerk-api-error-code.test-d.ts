import { expectTypeOf, test } from 'vitest';
import type { ApiErrorCode, ClerkAPIError, ClerkAPIErrorCode, ConnectionErrorCode } from './index.ts';

test('a switch can distinguish known codes, and other codes compile', () => {
  const advise = ({ code }: ClerkAPIError): string => {
    switch (code) {
      case 'form_identifier_exists':
        return 'Choose another identifier';
      case 'request-timeout':
        return 'Try again';
      default:
        expectTypeOf(code).toExtend<string>();
        return code;
    }
  };
  expectTypeOf(advise).returns.toEqualTypeOf<string>();
  expectTypeOf<'a_future_code'>().toExtend<ClerkAPIErrorCode>();
});

test('the known codes are a closed list, for tables with a row for each', () => {
  expectTypeOf<'resource_not_found'>().toExtend<ApiErrorCode>();
  expectTypeOf<'a_future_code'>().not.toExtend<ApiErrorCode>();
  const isWorthRetrying: Record<ConnectionErrorCode, boolean> = {
    'http-error': false,
    'network-error': true,
    'request-aborted': false,
    'request-timeout': true,
    'response-invalid': false,
    'response-too-large': false,
  };
  expectTypeOf(isWorthRetrying['http-error']).toEqualTypeOf<boolean>();
});

test('the open list keeps the known codes, so that an editor completes them', () => {
  // A union with plain `string` would be `string`.
  expectTypeOf<ClerkAPIErrorCode>().not.toEqualTypeOf<string>();
  expectTypeOf<Extract<ClerkAPIErrorCode, 'duplicate_record'>>().toEqualTypeOf<'duplicate_record'>();
});
