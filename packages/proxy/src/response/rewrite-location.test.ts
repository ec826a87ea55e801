import { describe, expect, it } from 'vitest';
import { rewriteLocation } from './rewrite-location.ts';

const TARGET = 'https://frontend-api.clerk.dev/v1/oauth_callback?code=1';
const settings = {
  proxy: { origin: 'https://app.example.com', path: '/__clerk' },
  upstream: { origin: 'https://frontend-api.clerk.dev', path: '' },
  upstreamHosts: new Set(['frontend-api.clerk.dev', 'clerk.example.com']),
};
type Settings = Partial<Parameters<typeof rewriteLocation>[2]>;
const rewrite = (location: string, more: Settings = {}) =>
  rewriteLocation(location, TARGET, { ...settings, ...more });

describe('rewriteLocation()', () => {
  it.each([
    ['https://frontend-api.clerk.dev/v1/client?a=%2F&b#c', '/v1/client?a=%2F&b#c'],
    ['https://frontend-api.clerk.dev', '/'],
    ['https://FRONTEND-API.clerk.dev:443/v1', '/v1'],
    ['http://frontend-api.clerk.dev/v1', '/v1'],
    ['https://user:password@frontend-api.clerk.dev/v1', '/v1'],
    ['https://clerk.example.com/v1/client', '/v1/client'],
    ['/v1/client', '/v1/client'],
    ['client', '/v1/client'],
    ['?code=2', '/v1/oauth_callback?code=2'],
    ['//frontend-api.clerk.dev/v1', '/v1'],
    ['https://frontend-api.clerk.dev//evil.example/', '//evil.example/'],
  ])('leads %s to %s below the proxy', (location, path) => {
    expect(rewrite(location)).toBe(`https://app.example.com/__clerk${path}`);
  });

  it.each([
    'https://accounts.google.com/o/oauth2/auth?redirect_uri=https://frontend-api.clerk.dev/v1',
    'https://app.example.com/__clerk/v1',
    'https://frontend-api.clerk.dev.evil.example/',
    'https://frontend-api.clerk.dev:8443/v1',
    'https://evil.example/frontend-api.clerk.dev',
    '//evil.example/v1',
    'javascript:alert(1)',
    'ftp://frontend-api.clerk.dev/',
    'com.example.app://callback',
    'https://[',
    'https://',
  ])('keeps %s', (location) => {
    expect(rewrite(location)).toBe(location);
  });

  it.each([
    ['/__clerk', '/v1', '/__clerk/v1'],
    ['/__clerk', '//evil.example', '/__clerk//evil.example'],
    ['', '/v1', '/v1'],
    ['', '//evil.example/a', '/evil.example/a'],
    ['', '///evil.example', '/evil.example'],
    ['', '/', '/'],
  ])('leads to a path for the proxy "%s": %s', (path, upstreamPath, location) => {
    const proxy = { origin: undefined, path };
    expect(rewrite(`https://frontend-api.clerk.dev${upstreamPath}`, { proxy })).toBe(location);
  });

  it('takes the path of the Frontend API off, and keeps URLs outside of it', () => {
    const upstream = { origin: 'https://frontend-api.clerk.dev', path: '/fapi' };
    expect(rewrite('/fapi/v1', { upstream })).toBe('https://app.example.com/__clerk/v1');
    expect(rewrite('/fapi', { upstream })).toBe('https://app.example.com/__clerk');
    expect(rewrite('/other', { upstream })).toBe('/other');
    expect(rewrite('https://clerk.example.com/v1', { upstream })).toBe('https://app.example.com/__clerk/v1');
  });

  it('leads to the root', () => {
    const upstream = { origin: 'https://frontend-api.clerk.dev', path: '/fapi' };
    const proxy = { origin: undefined, path: '' };
    expect(rewrite('/fapi', { upstream, proxy })).toBe('/');
  });
});
