import { describe, expect, it } from 'vitest';
import { isReadable, responseHeaders } from './response-headers.ts';

const place = {
  target: 'https://frontend-api.clerk.dev/v1/client',
  proxyUrl: 'https://app.example.com/__clerk',
  isRaw: false,
  settings: {
    secretKey: 'sk_test_secret',
    proxy: { origin: 'https://app.example.com', path: '/__clerk' },
    upstream: { origin: 'https://frontend-api.clerk.dev', path: '' },
    upstreamHosts: new Set(['frontend-api.clerk.dev']),
  },
};
const returned = (headers: HeadersInit) => [...responseHeaders(new Headers(headers), place)];

describe('responseHeaders()', () => {
  it('keeps the headers of the Frontend API', () => {
    const headers = {
      'access-control-allow-origin': 'https://app.example.com',
      'cache-control': 'no-store',
      'content-length': '12',
      'content-type': 'application/json',
      etag: '"a"',
      vary: 'origin',
    };
    expect(returned(headers)).toEqual(Object.entries(headers));
  });

  it.each([
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'alt-svc',
    'clerk-proxy-url',
    'clerk-secret-key',
    'public-key-pins',
    'strict-transport-security',
  ])('removes %s', (name) => {
    expect(returned({ [name]: 'a', 'x-kept': '1' })).toEqual([['x-kept', '1']]);
  });

  it('removes the headers that Connection names', () => {
    expect(returned({ connection: 'close, X-Hop', 'x-hop': '1', 'x-kept': '2' })).toEqual([['x-kept', '2']]);
  });

  it.each(['gzip', 'br', 'x-gzip', 'GZIP', 'identity, gzip', 'gzip '])(
    'removes the encoding %s, which is decoded, with the length of the encoded body',
    (encoding) => {
      const headers = { 'content-encoding': encoding, 'content-length': '5' };
      expect(isReadable(new Headers(headers), place)).toBe(true);
      expect(returned(headers)).toEqual([]);
    },
  );

  it.each(['identity', ''])('keeps the length of a body whose encoding is "%s"', (encoding) => {
    const headers = { 'content-encoding': encoding, 'content-length': '5' };
    expect(isReadable(new Headers(headers), place)).toBe(true);
    expect(returned(headers)).toEqual([['content-length', '5']]);
  });

  it.each(['zstd', 'deflate', 'gzip, zstd', 'compress', 'aes128gcm'])(
    'does not know the encoding %s',
    (encoding) => {
      expect(isReadable(new Headers({ 'content-encoding': encoding }), place)).toBe(false);
    },
  );

  it.each(['gzip', 'zstd'])('keeps the encoding %s where fetch removes those that it decodes', (encoding) => {
    const headers = new Headers({ 'content-encoding': encoding, 'content-length': '5' });
    const raw = { ...place, isRaw: true };
    expect(isReadable(headers, raw)).toBe(true);
    expect([...responseHeaders(headers, raw)]).toEqual([
      ['content-encoding', encoding],
      ['content-length', '5'],
    ]);
  });

  it('takes a response without an encoding as it is', () => {
    expect(isReadable(new Headers(), place)).toBe(true);
  });

  it.each(['5, 5', 'x', '-1', '5x', 'x5', ''])('removes the length "%s"', (length) => {
    expect(returned({ 'content-length': length })).toEqual([]);
  });

  it('removes a header with the secret key', () => {
    const headers = {
      'x-debug': 'Clerk-Secret-Key: sk_test_secret',
      location: 'https://evil.example/?key=sk_test_secret',
      'set-cookie': 'a=sk_test_secret',
      'x-kept': 'sk_test_',
    };
    expect(returned(headers)).toEqual([['x-kept', 'sk_test_']]);
  });

  it('keeps cookies apart, and removes foreign domains', () => {
    const headers = new Headers();
    headers.append('set-cookie', 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT');
    headers.append('set-cookie', 'b=2; Domain=frontend-api.clerk.dev');
    headers.append('set-cookie', 'c=3; Domain=example.com');
    expect(responseHeaders(headers, place).getSetCookie()).toEqual([
      'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
      'b=2',
      'c=3; Domain=example.com',
    ]);
  });

  it('leads redirects to the proxy', () => {
    expect(returned({ location: '/v1/a' })).toEqual([['location', 'https://app.example.com/__clerk/v1/a']]);
  });
});
