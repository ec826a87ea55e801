import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { jwksLocation } from './jwks-location.ts';
import type { KeySourceOptions } from './key-source-options.ts';

const secretKey = 'sk_test_secret123';
const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
const jwksUrl = 'https://keys.example.com/jwks?token=hidden#x';

describe('jwksLocation()', () => {
  it.each<readonly [name: string, options: KeySourceOptions, location: object | undefined]>([
    ['no options', {}, undefined],
    ['empty strings', { jwksUrl: '', secretKey: '', publishableKey: '' }, undefined],
    ['a URL', { jwksUrl }, { url: jwksUrl, name: 'https://keys.example.com/jwks' }],
    [
      'a URL before everything else, without a secret',
      { jwksUrl: 'http://127.0.0.1:8080/k', secretKey, publishableKey },
      { url: 'http://127.0.0.1:8080/k', name: 'http://127.0.0.1:8080/k' },
    ],
    [
      'a secret key',
      { secretKey, publishableKey },
      { url: 'https://api.clerk.com/v1/jwks', name: 'https://api.clerk.com/v1/jwks', secretKey },
    ],
    [
      'a secret key of another API',
      { secretKey, apiUrl: 'https://api.example.com/', apiVersion: 'v2' },
      { url: 'https://api.example.com/v2/jwks', name: 'https://api.example.com/v2/jwks', secretKey },
    ],
    [
      'a publishable key',
      { publishableKey },
      {
        url: 'https://clerk.example.com/.well-known/jwks.json',
        name: 'https://clerk.example.com/.well-known/jwks.json',
      },
    ],
    [
      'a publishable key of this machine',
      { publishableKey: `pk_test_${btoa('localhost:4010$')}` },
      {
        url: 'http://localhost:4010/.well-known/jwks.json',
        name: 'http://localhost:4010/.well-known/jwks.json',
      },
    ],
    ...['https://app.example.com/__clerk/', 'app.example.com/__clerk'].map(
      (proxyUrl) =>
        [
          `a publishable key and the proxy ${proxyUrl}`,
          { publishableKey, proxyUrl },
          {
            url: 'https://app.example.com/__clerk/.well-known/jwks.json',
            name: 'https://app.example.com/__clerk/.well-known/jwks.json',
          },
        ] as const,
    ),
    ...['/__clerk', '', null].map(
      (proxyUrl) =>
        [
          `a publishable key and the proxy ${JSON.stringify(proxyUrl)}`,
          // Null is a value that the types do not allow.
          { publishableKey, proxyUrl: proxyUrl as string },
          {
            url: 'https://clerk.example.com/.well-known/jwks.json',
            name: 'https://clerk.example.com/.well-known/jwks.json',
          },
        ] as const,
    ),
    [
      'a secret key and a proxy',
      { secretKey, publishableKey, proxyUrl: 'https://app.example.com/__clerk' },
      { url: 'https://api.clerk.com/v1/jwks', name: 'https://api.clerk.com/v1/jwks', secretKey },
    ],
  ])('returns the location for %s', (_name, options, location) => {
    expect(jwksLocation(options)).toEqual(location);
  });

  it.each<readonly [name: string, options: KeySourceOptions, message: RegExp]>([
    ['a relative URL', { jwksUrl: '/jwks' }, /"jwksUrl" must be an absolute/],
    ['another protocol', { jwksUrl: 'ftp://example.com/jwks' }, /"jwksUrl" must/],
    ['a protocol with the same beginning', { jwksUrl: 'httpx://example.com/jwks' }, /"jwksUrl" must/],
    ['a protocol with the same ending', { jwksUrl: 'xhttp://example.com/jwks' }, /"jwksUrl" must/],
    ['a user', { jwksUrl: 'https://user@example.com/jwks' }, /without credentials/],
    ['a password', { jwksUrl: 'https://:password@example.com/jwks' }, /without credentials/],
    ['a proxy with a user', { publishableKey, proxyUrl: 'https://user:password@a.example' }, /proxyUrl/],
    ['a proxy with a query', { publishableKey, proxyUrl: 'https://a.example/?a' }, /proxyUrl/],
    ['a proxy of another protocol', { publishableKey, proxyUrl: 'ftp://a.example' }, /proxyUrl/],
    [
      'an API without a protocol',
      { secretKey, apiUrl: 'api.example.com' },
      /"apiUrl" has no scheme. Pass "https:\/\/api.example.com"/,
    ],
    [
      'a secret key after a space',
      { secretKey: ` ${secretKey}` },
      /"secretKey" begins or ends with white space/,
    ],
    ['a secret key before a line break', { secretKey: `${secretKey}\n` }, /"secretKey" begins or ends/],
    ['a secret key that contains a space', { secretKey: 'sk_test_secret123 x' }, /"secretKey" has a space/],
    ['a secret key that no header can hold', { secretKey: 'sk_test_secret123é' }, /"secretKey" has a space/],
  ])('throws a ConfigError for %s', (_name, options, message) => {
    const find = () => jwksLocation(options);
    expect(find).toThrow(ConfigError);
    expect(find).toThrow(message);
    expect(find).not.toThrow(/secret123|password/);
  });
});
