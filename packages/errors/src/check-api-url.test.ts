import { describe, expect, it } from 'vitest';
import { checkApiUrl } from './check-api-url.ts';

describe('checkApiUrl()', () => {
  it.each([
    'https://api.clerk.com',
    'https://api.clerk.com/',
    'HTTP://localhost:4010',
    'http://my_service:8080/clerk',
    'http://[::1]:4010',
    'https://gateway.example/v10',
    'https://v1.example',
    'https://gateway.example/clerk/v1',
  ])('accepts %s', (apiUrl) => {
    expect(() => checkApiUrl(apiUrl)).not.toThrow();
  });

  it.each([
    [
      'https://api.clerk.com/v1',
      'ends with the version, which the client adds. Pass "https://api.clerk.com".',
    ],
    ['https://api.clerk.com//v1//', 'Pass "https://api.clerk.com".'],
    ['https://api.clerk.com/V1', 'Pass "https://api.clerk.com".'],
    ['sk_live.abcdefghijkl', 'is a secret key ("sk_"), and not a URL.'],
    ['eyJhbGciOiJSUzI1NiJ9.e30.AAAA', 'is a token ("eyJ"), and not a URL.'],
    ['localhost:4010', 'has no scheme. Pass "http://localhost:4010".'],
    ['[::1]:4010', 'has no scheme. Pass "http://[::1]:4010".'],
    ['//api.clerk.com', 'has no scheme. Pass "https://api.clerk.com".'],
    ['https://api.clerk.com\\v1', 'must be an absolute http or https URL'],
    ['https://a..b', 'must be an absolute http or https URL'],
    ['https://api.clerk.com?key=sk_test_abcdefgh', 'not a value with credentials or a query.'],
    ['', 'is empty. Is the environment variable set?'],
    [undefined, 'must be a non-empty string, not undefined.'],
  ])('rejects %s', (apiUrl, message) => {
    expect(() => checkApiUrl(apiUrl)).toThrow(message);
  });
});
