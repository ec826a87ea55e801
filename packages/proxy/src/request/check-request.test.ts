import { describe, expect, it } from 'vitest';
import { type Arrival, checkRequest } from './check-request.ts';

const PROXY_URL = 'https://app.example.com/__clerk';
const settings = {
  proxy: { origin: undefined, path: '/__clerk' },
  upstream: { origin: 'https://frontend-api.clerk.dev', path: '' },
  maxBodyLength: 10,
};

type Overrides = Partial<Arrival['request']> & { readonly head?: Record<string, string> };

function check({ head = {}, ...request }: Overrides, more: Partial<Arrival> = {}) {
  return checkRequest({
    request: {
      method: 'POST',
      url: `${PROXY_URL}/v1/client`,
      headers: new Headers(head),
      body: null,
      bodyUsed: false,
      ...request,
    },
    origin: 'https://app.example.com',
    proxyUrl: PROXY_URL,
    settings,
    ...more,
  });
}

describe('checkRequest()', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('accepts %s', (method) => {
    expect(check({ method })).toBeUndefined();
  });

  it.each(['TRACE', 'CONNECT', 'TRACK', 'PROPFIND', 'get', 'patch', 'DEBUG', ''])(
    'rejects the method "%s"',
    (method) => {
      expect(check({ method })).toBe('method-not-allowed');
    },
  );

  it.each(['websocket', 'WebSocket', 'h2c, websocket', ' websocket '])('rejects Upgrade: %s', (upgrade) => {
    expect(check({ method: 'GET', head: { upgrade, connection: 'Upgrade' } })).toBe('websocket-unsupported');
  });

  it('ignores the upgrade to another protocol', () => {
    expect(check({ head: { upgrade: 'h2c, websocket-2' } })).toBeUndefined();
  });

  it('rejects a URL of more than 16,384 characters', () => {
    expect(check({ url: 'a'.repeat(16_384) })).toBeUndefined();
    expect(check({ url: 'a'.repeat(16_385) })).toBe('url-too-long');
  });

  it.each([
    { 'content-length': '5' },
    { 'content-length': '0' },
    { 'transfer-encoding': 'chunked' },
    { 'transfer-encoding': ' Chunked ' },
  ])('accepts %o', (head) => {
    expect(check({ head })).toBeUndefined();
  });

  it.each([
    { 'content-length': '5', 'transfer-encoding': 'chunked' },
    { 'content-length': '5', 'transfer-encoding': '' },
    { 'transfer-encoding': 'gzip' },
    { 'transfer-encoding': 'chunked, identity' },
    { 'transfer-encoding': 'xchunked' },
    { 'content-length': '5, 6' },
    { 'content-length': '5, 5' },
    { 'content-length': '-1' },
    { 'content-length': '+1' },
    { 'content-length': '0x5' },
    { 'content-length': '5 5' },
    { 'content-length': '1e1' },
    { 'content-length': '' },
  ])('rejects the framing of %o', (head) => {
    expect(check({ head })).toBe('framing-invalid');
  });

  it('rejects a body that says that it is too long', () => {
    expect(check({ head: { 'content-length': '10' } })).toBeUndefined();
    expect(check({ head: { 'content-length': '11' } })).toBe('body-too-large');
    expect(check({ head: { 'content-length': '9'.repeat(400) } })).toBe('body-too-large');
  });

  it('rejects a body that something has read or begun to read', () => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>();
    expect(check({ body })).toBeUndefined();
    expect(check({ body, bodyUsed: true })).toBe('body-unreadable');
    body.getReader();
    expect(check({ body })).toBe('body-unreadable');
  });

  it('names a loop: the request comes from the proxy, or the Frontend API is where the proxy is', () => {
    expect(check({ head: { 'clerk-proxy-url': PROXY_URL } })).toBe('proxy-loop');
    expect(check({ head: { 'clerk-proxy-url': 'https://other.example/__clerk' } })).toBeUndefined();
    expect(check({}, { origin: 'https://frontend-api.clerk.dev' })).toBe('proxy-loop');
  });

  it('accepts a Frontend API at the origin of the proxy, at another path', () => {
    const upstream = (path: string) => ({
      settings: { ...settings, upstream: { origin: 'http://a.example', path } },
    });
    const at = { origin: 'http://a.example' };
    expect(check({}, { ...at, ...upstream('/fapi') })).toBeUndefined();
    expect(check({}, { ...at, ...upstream('/__clerk/fapi') })).toBe('proxy-loop');
    expect(check({}, { ...at, ...upstream('') })).toBe('proxy-loop');
  });

  it('reports the first error of several', () => {
    const head = { upgrade: 'websocket', 'content-length': 'x', 'clerk-proxy-url': PROXY_URL };
    expect(check({ method: 'TRACE', head })).toBe('proxy-loop');
    expect(check({ method: 'TRACE', head: { ...head, 'clerk-proxy-url': '' } })).toBe('method-not-allowed');
  });
});
