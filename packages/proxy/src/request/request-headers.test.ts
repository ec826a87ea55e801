import { describe, expect, it } from 'vitest';
import { requestHeaders } from './request-headers.ts';

const added = {
  proxyUrl: 'https://app.example.com:8443/__clerk',
  secretKey: 'sk_test_1',
  clientAddress: undefined,
};
const ADDED = {
  'accept-encoding': 'identity',
  'clerk-proxy-url': 'https://app.example.com:8443/__clerk',
  'clerk-secret-key': 'sk_test_1',
  'x-forwarded-host': 'app.example.com:8443',
  'x-forwarded-proto': 'https',
};
const sent = (headers: Record<string, string>, more: Partial<Parameters<typeof requestHeaders>[1]> = {}) =>
  Object.fromEntries(requestHeaders(new Headers(headers), { ...added, ...more }));

describe('requestHeaders()', () => {
  it('adds the headers that the service needs', () => {
    expect(sent({})).toEqual(ADDED);
    expect(sent({}, { clientAddress: '192.0.2.1' })).toEqual({ ...ADDED, 'x-forwarded-for': '192.0.2.1' });
    expect(sent({}, { proxyUrl: 'http://localhost:3000' })).toMatchObject({
      'clerk-proxy-url': 'http://localhost:3000',
      'x-forwarded-host': 'localhost:3000',
      'x-forwarded-proto': 'http',
    });
  });

  it('keeps the headers of the client', () => {
    const headers = {
      authorization: 'Bearer a',
      cookie: '__client=a; __session=b',
      'content-type': 'application/x-www-form-urlencoded',
      'content-encoding': 'gzip',
      origin: 'https://app.example.com',
      'user-agent': 'Test',
      'x-app': 'notes',
    };
    expect(sent(headers)).toEqual({ ...ADDED, ...headers });
  });

  it.each([
    'connection',
    'http2-settings',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authentication-info',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'host',
    'content-length',
    'expect',
  ])('removes %s, which belongs to the connection', (name) => {
    expect(sent({ [name]: 'a' })).toEqual(ADDED);
  });

  it.each([
    'cf-connecting-ip',
    'cf-connecting-ipv6',
    'cf-pseudo-ipv4',
    'client-ip',
    'fastly-client-ip',
    'fly-client-ip',
    'forwarded',
    'true-client-ip',
    'x-client-ip',
    'x-cluster-client-ip',
    'x-forwarded',
    'x-forwarded-for',
    'x-forwarded-port',
    'x-forwarded-prefix',
    'x-forwarded-server',
    'x-original-forwarded-for',
    'x-original-host',
    'x-original-url',
    'x-real-ip',
    'x-rewrite-url',
    'x-vercel-forwarded-for',
    'x-vercel-proxied-for',
    'X_Forwarded_For',
    'X_REAL_IP',
    'clerk_secret_key',
    'clerk_proxy-url',
  ])('removes %s, which a client can set', (name) => {
    expect(sent({ [name]: '203.0.113.9' })).toEqual(ADDED);
  });

  it.each(Object.keys(ADDED))('replaces %s', (name) => {
    expect(sent({ [name]: 'evil' })).toEqual(ADDED);
  });

  it('removes the headers that Connection names, but none that it adds', () => {
    const connection = 'close, X-Hop ,  x-other,clerk-secret-key, X-Forwarded-For,';
    const headers = { connection, 'x-hop': '1', 'x-other': '2', 'x-kept': '3' };
    expect(sent(headers, { clientAddress: '192.0.2.1' })).toEqual({
      ...ADDED,
      'x-forwarded-for': '192.0.2.1',
      'x-kept': '3',
    });
  });
});
