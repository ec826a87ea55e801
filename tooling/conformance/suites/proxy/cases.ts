import { gzipSync } from 'node:zlib';
import { type ProxyCase, SECRET_KEY, UPSTREAM } from './play.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const gzipped = gzipSync('{"client":null}');

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const STATUSES = [200, 201, 204, 304, 400, 401, 403, 404, 422, 429, 500, 503];

const PATHS = [
  '',
  '/',
  '/v1/client/sign_ins?_method=PATCH&_clerk_js_version=5.1.0',
  '/v1/client/handshake?redirect_url=https%3A%2F%2Fapp.example.com%2Fa%3Fb',
  '/npm/@clerk/clerk-js@5/dist/clerk.browser.js',
  '/.well-known/jwks.json',
  '/v1/a%20b/',
  '/v1/../v2',
  '/%2e%2e/__clerk/v1',
];
const AMBIGUOUS_PATHS = [
  '//evil.invalid',
  '/\\evil.invalid',
  '/v1//client',
  '/a%2fb',
  '/..%2fadmin',
  '/%252e%252e/admin',
  '/%00',
  '/%0d%0aX-Evil:1',
  '/%ff',
];
const OTHER_PATHS = ['/other', '/__clerk-admin', '/__clerk/../other', '/__clerk%2fv1'];

const REQUEST_HEADERS: ReadonlyArray<Readonly<Record<string, string>>> = [
  { authorization: 'Bearer a', cookie: '__client=a; __session=b', origin: 'https://app.example.com' },
  { 'accept-encoding': 'gzip, br', 'accept-language': 'de', 'user-agent': 'Test' },
  { connection: 'keep-alive, x-hop', 'keep-alive': 'timeout=5', te: 'trailers', 'x-hop': '1', 'x-kept': '1' },
  { 'proxy-authorization': 'Basic a', trailer: 'x', upgrade: 'h2c' },
  { 'proxy-connection': 'keep-alive', 'http2-settings': 'AAMA' },
  { 'clerk-proxy-url': 'https://evil.invalid', 'clerk-secret-key': 'sk_live_evil', host: 'evil.invalid' },
  { 'x-forwarded-for': '203.0.113.9' },
  { 'x-forwarded-for': '203.0.113.9, 192.0.2.1', 'x-real-ip': '203.0.113.8' },
  { 'cf-connecting-ip': '203.0.113.7' },
  { 'x-forwarded-host': 'evil.invalid', 'x-forwarded-proto': 'http' },
  { 'x-forwarded-host': 'evil.invalid' },
  { forwarded: 'for=203.0.113.9;host=evil.invalid', 'true-client-ip': '203.0.113.9' },
  { 'x-original-url': '/admin', 'x-rewrite-url': '/admin' },
  { clerk_secret_key: 'sk_live_evil' },
  { expect: '100-continue' },
  { connection: 'Upgrade', upgrade: 'websocket' },
];

const RESPONSES: ReadonlyArray<NonNullable<ProxyCase['responds']>> = [
  {
    headers: {
      ...json,
      'set-cookie': ['a=1; Path=/; HttpOnly', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'],
    },
  },
  { headers: { 'set-cookie': ['a=1; Domain=frontend-api.clerk.dev; Path=/', 'b=2; Domain=example.com'] } },
  { headers: { ...json, 'cache-control': 'no-store', etag: '"a"', vary: 'origin', 'x-clerk-trace-id': 't' } },
  {
    headers: {
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': 'true',
    },
  },
  {
    headers: { ...json, 'content-encoding': 'gzip', 'content-length': String(gzipped.length) },
    body: gzipped,
  },
  { headers: { ...json, 'content-encoding': 'compress' }, body: 'a' },
  { headers: { ...json, 'content-length': '2' } },
  { headers: { connection: 'close, x-hop', 'x-hop': '1', 'x-kept': '1' } },
  { headers: { 'strict-transport-security': 'max-age=1; includeSubDomains', 'alt-svc': 'h3=":443"' } },
  { headers: { 'x-debug': `key ${SECRET_KEY}` } },
  ...[
    `${UPSTREAM}/v1/oauth_callback?code=1#a`,
    '/v1/client',
    'https://accounts.google.com/o/oauth2?redirect_uri=a',
    '//evil.invalid/a',
    'https://clerk.example.com/v1/client',
    'com.example.app://callback',
    'https://[',
  ].map((location) => ({ status: 302, headers: { location }, body: '' })),
];

/** Each case is played once with both proxies. */
export const CASES: readonly ProxyCase[] = [
  ...METHODS.map((method) => ({ name: `the method ${method}`, method })),
  { name: 'the method PROPFIND', method: 'PROPFIND' },
  ...[...PATHS, ...AMBIGUOUS_PATHS, ...OTHER_PATHS].map((path) => ({ name: `the path "${path}"`, path })),
  ...REQUEST_HEADERS.map((headers) => ({ name: `the headers ${JSON.stringify(headers)}`, headers })),
  { name: 'a body', method: 'POST', headers: form, body: 'strategy=ticket&ticket=a' },
  {
    name: 'a body of a known length',
    method: 'POST',
    headers: { ...form, 'content-length': '24' },
    body: 'strategy=ticket&ticket=a',
  },
  { name: 'a body of binary data', method: 'PUT', body: '\u00ff\u0000\r\n' },
  {
    name: 'a body with two lengths',
    method: 'POST',
    headers: { 'content-length': '3', 'transfer-encoding': 'chunked' },
    body: 'abc',
  },
  ...STATUSES.map((status) => ({
    name: `the status ${status}`,
    responds: { status, body: status === 204 || status === 304 ? '' : '{"errors":[]}' },
  })),
  ...RESPONSES.map((responds) => ({
    name: `the response ${JSON.stringify(responds).slice(0, 150)}`,
    responds,
  })),
];
