import { describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { parsePublishableKey } from './publishable-key.ts';

describe('parsePublishableKey()', () => {
  it.each([
    ['pk_live_Y2xlcmsuY2xlcmsuZGV2JA', 'production', 'clerk.clerk.dev', 'https://clerk.clerk.dev'],
    ['pk_test_Y2xlcmsuY2xlcmsuZGV2JA==', 'development', 'clerk.clerk.dev', 'https://clerk.clerk.dev'],
    [
      `pk_test_${btoa('clerk.example.com:8443$')}`,
      'development',
      'clerk.example.com:8443',
      'https://clerk.example.com:8443',
    ],
  ])('reads %s', (key, instanceType, frontendApi, frontendApiUrl) => {
    expect(parsePublishableKey(key)).toEqual({ instanceType, frontendApi, frontendApiUrl });
  });

  it.each([
    '127.0.0.1',
    '127.0.0.1:4010',
    '127.9.8.7:1',
    '[::1]',
    '[::1]:4010',
    'localhost',
    'localhost:4010',
    'emulator.localhost',
    'emulator.localhost:4010',
  ])('reaches the Frontend API at %s by http', (host) => {
    for (const environment of ['live', 'test']) {
      const { frontendApi, frontendApiUrl } = parsePublishableKey(`pk_${environment}_${btoa(`${host}$`)}`);
      expect(frontendApi).toBe(host);
      expect(frontendApiUrl).toBe(`http://${host}`);
    }
  });

  it.each([
    ['an empty string', ''],
    ['no host', 'pk_live_'],
    ['another kind of instance', 'pk_prod_Y2xlcmsuY2xlcmsuZGV2JA'],
    ['a secret key', 'sk_test_Y2xlcmsuY2xlcmsuZGV2JA'],
    ['a host without its $', `pk_test_${btoa('clerk.example.com')}`],
    ['a host without a dot', `pk_test_${btoa('intranet$')}`],
    ['an address of another form', `pk_test_${btoa('[::zz]$')}`],
    ['an address that does not exist', `pk_test_${btoa('1.2.3.999$')}`],
    ['a port that does not exist', `pk_test_${btoa('clerk.example.com:99999$')}`],
    ['a path', `pk_test_${btoa('evil.example/path?x$')}`],
    ['a path before the host', `pk_test_${btoa('evil/clerk.example.com$')}`],
    ['a user', `pk_test_${btoa('user@evil.example$')}`],
    ['a port that is too long', `pk_test_${btoa('clerk.example.com:123456$')}`],
    ['a character outside base64', 'pk_test_%%%'],
    ['base64 of an impossible length', 'pk_test_AAAAA'],
    ['text before the key', ' pk_live_Y2xlcmsuY2xlcmsuZGV2JA'],
    ['text after the key', 'pk_live_Y2xlcmsuY2xlcmsuZGV2JA '],
    ['a very long key', `pk_test_${'A'.repeat(1_000_000)}`],
  ])('throws a ConfigError for %s', (_name, key) => {
    expect(() => parsePublishableKey(key)).toThrow(ConfigError);
  });
});
