import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROXY_PATH, matchProxyPath } from './index.ts';

const at = (path: string) => new Request(`https://app.example.com${path}`);

describe('matchProxyPath()', () => {
  it.each([
    '/__clerk',
    '/__clerk/',
    '/__clerk/v1/client',
    '/__clerk?a',
    '/a/../__clerk/v1',
    '/__clerk//v1',
    '/__clerk/v1%2f',
  ])('accepts %s', (path) => {
    expect(matchProxyPath(at(path), DEFAULT_PROXY_PATH)).toBe(true);
    expect(matchProxyPath(at(path), '/__clerk/')).toBe(true);
    expect(matchProxyPath(at(path), 'https://other.example/__clerk')).toBe(true);
    expect(matchProxyPath(at(path))).toBe(true);
  });

  it.each([
    '/',
    '/v1',
    '/__clerk-admin',
    '/__clerk.',
    '/__CLERK',
    '//__clerk',
    '/a/__clerk',
    '/__clerk/..',
    '/__clerk%2f',
  ])('rejects %s', (path) => {
    expect(matchProxyPath(at(path), DEFAULT_PROXY_PATH)).toBe(false);
  });

  it('accepts every path for a proxy at the root', () => {
    expect(matchProxyPath(at('/v1'), '/')).toBe(true);
    expect(matchProxyPath(at('/'), 'https://clerk.example.com')).toBe(true);
  });

  it('rejects a request whose URL has no origin', () => {
    expect(matchProxyPath({ url: '/__clerk/v1' }, '/__clerk')).toBe(false);
  });

  it('throws a ConfigError for a value that is not a path', () => {
    expect(() => matchProxyPath(at('/'), '__clerk')).toThrow(ConfigError);
    expect(() => matchProxyPath(at('/'), '__clerk')).toThrow('Option "proxyPath"');
  });
});
