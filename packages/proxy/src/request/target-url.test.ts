import { describe, expect, it } from 'vitest';
import { targetUrl } from './target-url.ts';

const upstream = { origin: 'https://frontend-api.clerk.dev', path: '' };
const proxy = { origin: 'https://app.example.com', path: '/__clerk' };
const target = (pathAndQuery: string, settings: Partial<Parameters<typeof targetUrl>[1]> = {}) =>
  targetUrl(new URL(`https://app.example.com${pathAndQuery}`), { proxy, upstream, ...settings });

describe('targetUrl()', () => {
  it.each([
    ['/__clerk', '/'],
    ['/__clerk/', '/'],
    ['/__clerk?a=1', '/?a=1'],
    ['/__clerk/v1/client?_method=PATCH&a=%2F%2e%2e', '/v1/client?_method=PATCH&a=%2F%2e%2e'],
    ['/__clerk/v1/client/', '/v1/client/'],
    ['/__clerk/v1/client#hash', '/v1/client'],
    ['/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js', '/npm/@clerk/clerk-js@5/dist/clerk.browser.js'],
    ['/__clerk/.well-known/jwks.json', '/.well-known/jwks.json'],
    ['/__clerk/v1/a%20b;c=1,(d)', '/v1/a%20b;c=1,(d)'],
    ['/__clerk/v1/%C3%A9', '/v1/%C3%A9'],
    ['/__clerk/v1/100%25', '/v1/100%25'],
    ['/__clerk/...', '/...'],
    ['/__clerk/v1/../v2', '/v2'],
    ['/__clerk/%2e%2e/__clerk/v1', '/v1'],
  ])('leads %s to %s of the Frontend API', (path, expected) => {
    expect(target(path)).toEqual({ url: `https://frontend-api.clerk.dev${expected}` });
  });

  it.each([
    '/',
    '/v1/client',
    '/__clerk-admin',
    '/__CLERK/v1',
    '//__clerk/v1',
    '/__clerk/../v1',
    '/__clerk/%2e%2e/v1',
    '/__clerk/.%2E/v1',
    '/__clerk\\..\\v1',
    '/__clerk%2fv1',
    '/%5f%5fclerk/v1',
  ])('finds no target for %s, which is not below the proxy', (path) => {
    expect(target(path)).toEqual({ code: 'proxy-path-mismatch' });
  });

  it.each([
    ['a second slash', '/__clerk//evil.example'],
    ['a slash after slashes', '/__clerk/v1//client'],
    ['a backslash', '/__clerk/\\evil.example'],
    ['an encoded slash', '/__clerk/v1/a%2fb'],
    ['an encoded slash in upper case', '/__clerk/v1/a%2Fb'],
    ['an encoded backslash', '/__clerk/v1/a%5cb'],
    ['encoded dots before an encoded slash', '/__clerk/..%2f..%2fadmin'],
    ['dots that are encoded twice', '/__clerk/%252e%252e/admin'],
    ['a slash that is encoded twice', '/__clerk/%252fadmin'],
    ['a slash that is encoded three times', '/__clerk/%25252fadmin'],
    ['dots with a parameter', '/__clerk/..;/admin'],
    ['a dot with a parameter', '/__clerk/.;a=1/admin'],
    ['NUL', '/__clerk/v1/%00'],
    ['a line break', '/__clerk/v1/%0d%0aX-Evil:%201'],
    ['DEL', '/__clerk/v1/%7f'],
    ['a C1 control character', '/__clerk/v1/%C2%85'],
    ['an overlong encoding', '/__clerk/v1/%c0%af'],
    ['bytes that are not UTF-8', '/__clerk/v1/%ff'],
    ['a percent sign alone', '/__clerk/v1/%'],
    ['a percent sign before other characters', '/__clerk/v1/%zz'],
  ])('rejects %s', (_name, path) => {
    expect(target(path)).toEqual({ code: 'path-invalid' });
  });

  it('serves the whole origin for a proxy at the root', () => {
    const atRoot = { proxy: { ...proxy, path: '' } };
    expect(target('/v1/client', atRoot)).toEqual({ url: 'https://frontend-api.clerk.dev/v1/client' });
    expect(target('/', atRoot)).toEqual({ url: 'https://frontend-api.clerk.dev/' });
    expect(target('//evil.example', atRoot)).toEqual({ code: 'path-invalid' });
  });

  it('keeps the path of the Frontend API', () => {
    const below = { upstream: { origin: 'https://a.example', path: '/fapi' } };
    expect(target('/__clerk/v1', below)).toEqual({ url: 'https://a.example/fapi/v1' });
    expect(target('/__clerk', below)).toEqual({ url: 'https://a.example/fapi/' });
  });
});
