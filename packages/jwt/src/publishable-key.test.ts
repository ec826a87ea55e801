import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { parsePublishableKey } from './publishable-key.ts';

describe('parsePublishableKey()', () => {
  it.each([
    ['pk_live_Y2xlcmsuY2xlcmsuZGV2JA', 'production', 'clerk.clerk.dev'],
    ['pk_test_Y2xlcmsuY2xlcmsuZGV2JA==', 'development', 'clerk.clerk.dev'],
    [`pk_test_${btoa('127.0.0.1:4010$')}`, 'development', '127.0.0.1:4010'],
  ])('reads %s', (key, instanceType, frontendApi) => {
    expect(parsePublishableKey(key)).toEqual({ instanceType, frontendApi });
  });

  it.each([
    '',
    'pk_live_',
    'pk_prod_Y2xlcmsuY2xlcmsuZGV2JA',
    'sk_test_Y2xlcmsuY2xlcmsuZGV2JA',
    `pk_test_${btoa('clerk.example.com')}`,
    `pk_test_${btoa('localhost$')}`,
    `pk_test_${btoa('evil.example/path?x$')}`,
    `pk_test_${btoa('user@evil.example$')}`,
    'pk_test_%%%',
    `pk_test_${'A'.repeat(1_000_000)}`,
  ])('throws a ConfigError for %s', (key) => {
    expect(() => parsePublishableKey(key)).toThrow(ConfigError);
  });
});
