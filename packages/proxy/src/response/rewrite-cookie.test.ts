import { describe, expect, it } from 'vitest';
import { rewriteCookie } from './rewrite-cookie.ts';

const HOST = 'app.example.com';

describe('rewriteCookie()', () => {
  it.each([
    '__client=a',
    '__client=a; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__client=a; Path=/; Domain=app.example.com; Secure',
    '__client=a; Domain=example.com',
    '__client=a; domain=.Example.COM',
    '__client=a; x-domain=clerk.dev',
    '__client="domain=evil.example"; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
    '',
    ';;',
  ])('keeps %j', (cookie) => {
    expect(rewriteCookie(cookie, HOST)).toBe(cookie);
  });

  it.each([
    ['__client=a; Path=/; Domain=frontend-api.clerk.dev; Secure', '__client=a; Path=/; Secure'],
    ['__client=a; Domain=.clerk.dev', '__client=a'],
    ['__client=a;  \tDomain=clerk.dev', '__client=a'],
    ['__client=a; DOMAIN = clerk.dev ; Path=/', '__client=a; Path=/'],
    ['__client=a; Domain=ample.com', '__client=a'],
    ['__client=a; Domain=www.app.example.com', '__client=a'],
    ['__client=a; Domain=', '__client=a'],
    ['__client=a; Domain=example.com; Domain=clerk.dev', '__client=a; Domain=example.com'],
    ['domain=a; Domain=clerk.dev', 'domain=a'],
  ])('removes a domain that the browser would reject: %s', (cookie, expected) => {
    expect(rewriteCookie(cookie, HOST)).toBe(expected);
  });

  it.each(['1.example.com', 'app.example.com1', '1app.example.com.2'])(
    'knows that %s is not an address',
    (host) => {
      const parent = host.slice(host.indexOf('.') + 1);
      expect(rewriteCookie(`a=1; Domain=${parent}`, host)).toBe(`a=1; Domain=${parent}`);
    },
  );

  it('compares an address as a whole', () => {
    expect(rewriteCookie('a=1; Domain=127.0.0.1', '127.0.0.1')).toBe('a=1; Domain=127.0.0.1');
    expect(rewriteCookie('a=1; Domain=0.0.1', '127.0.0.1')).toBe('a=1');
    expect(rewriteCookie('a=1; Domain=[::1]', '[::1]')).toBe('a=1; Domain=[::1]');
  });
});
