import { createHmac } from 'node:crypto';
import type { Row } from '../play.ts';
import type { FunctionsStage } from '../stage.ts';
import { args, type Make, maybe, one, oneOf, record, usually, valid } from '../values.ts';
import { VALUE } from './errors.ts';
import { publishableKey } from './requests.ts';

type Pair = readonly [name: string, value: string];

const PATHS = [
  '',
  '/',
  '/v1/client?a=1&b=%20',
  '/v1/a%20b',
  '/v1/redirect',
  '/v1/status/410',
  '/v1/status/500',
] as const;
const HEADERS: readonly [Pair, ...Pair[]] = [
  ['cookie', '__session=a; b=c'],
  ['origin', 'https://app.example.com'],
  ['x-forwarded-for', '203.0.113.1, 10.0.0.1'],
  ['x-real-ip', '203.0.113.2'],
  ['cf-connecting-ip', '203.0.113.3'],
  ['connection', 'x-own, close'],
  ['x-own', '1'],
  ['authorization', 'Bearer x'],
  ['accept-encoding', 'gzip'],
  ['user-agent', 'agent'],
  ['clerk-proxy-url', 'https://evil.example'],
  ['clerk-secret-key', 'sk_evil'],
  ['te', 'trailers'],
];
const FORWARDED = [
  { 'x-forwarded-host': 'pub.example', 'x-forwarded-proto': 'https' },
  { 'x-forwarded-host': 'pub.example:8443, inner', 'x-forwarded-proto': 'http,https' },
  {},
] as const;

/** A request of a browser to the proxy, or next to it. */
const proxied: Make<Request> = (source) => {
  const method = source.pick(['GET', 'GET', 'POST', 'OPTIONS', 'HEAD', 'DELETE']);
  const headers = new Headers(source.pick(FORWARDED));
  for (const [name, value] of [source.pick(HEADERS), source.pick(HEADERS)]) {
    headers.set(name, value);
  }
  const place = source.pick(['https://app.example.com', 'http://localhost:3000', 'https://[::1]:8443']);
  const mount = source.pick([
    '/__clerk',
    '/__clerk',
    '/__clerk',
    '/proxy',
    '/__clerkx',
    '/a/__clerk',
    '/__CLERK',
  ]);
  const body = method === 'POST' ? { body: source.pick(['a=1', '', 'ß'.repeat(1_000)]) } : {};
  return new Request(place + mount + source.pick(PATHS), { method, headers, ...body });
};

const proxyPath = valid(one('/__clerk', '/__clerk/', '/proxy', '', '/a/__clerk'), one('__clerk', '/', '//'));

const proxyRow = ({ upstream }: FunctionsStage): Row => ({
  args: args(
    valid(proxied),
    valid(
      record({
        publishableKey,
        secretKey: valid(one('sk_test_1', 'sk_live_1'), one('')),
        fapiUrl: valid(
          one(upstream, `${upstream}/`, `${upstream}/base`),
          one('nonsense', 'ftp://x.example', `${upstream}/?a=1`, 'http://127.0.0.1:1'),
        ),
        proxyPath: maybe(proxyPath, 0.2),
      }),
    ),
  ),
  use: async (response) => {
    const { status, headers } = Object(response);
    const isOwnError = headers.get('cache-control') === 'no-store';
    const body = await Object(response).text();
    return {
      status,
      headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')),
      body: isOwnError ? JSON.parse(body).errors.map(({ code }: { code: string }) => code) : sent(body),
    };
  },
});

/** Returns the request that arrived at the Frontend API. */
function sent(body: string): unknown {
  const { headers = {}, ...request } = body === '' ? {} : JSON.parse(body);
  const { connection, 'content-length': length, 'transfer-encoding': encoding, ...compared } = headers;
  return { ...request, headers: compared, isFramed: Boolean(connection && (length ?? encoding ?? true)) };
}

const slashes = one(
  '/',
  '',
  'a',
  'a/',
  'a//',
  '/a/b/',
  'https://a.example/x//',
  'a/ ',
  'ß/',
  '/'.repeat(300),
  '/%2F/',
);

export const proxyRows = (stage: FunctionsStage): Readonly<Record<string, Row>> => ({
  DEFAULT_PROXY_PATH: VALUE,
  clerkFrontendApiProxy: proxyRow(stage),
  fapiUrlFromPublishableKey: { args: args(publishableKey) },
  matchProxyPath: {
    args: args(
      valid(
        oneOf(proxied, () => ({ url: 'https://a.example/__clerk/a' })),
        one({ url: '/__clerk' }),
      ),
      valid(record({ proxyPath: maybe(proxyPath) }), one(undefined)),
    ),
  },
  stripTrailingSlashes: { args: args(valid(slashes)) },
});

const SECRETS = ['this is a secret for tests', 'this is another secret here'] as const;
const secretOf = (text: string) => `whsec_${Buffer.from(text).toString('base64')}`;
const [SECRET, OTHER_SECRET] = SECRETS.map(secretOf);

const EVENT = {
  type: 'user.created',
  object: 'event',
  data: { id: 'user_1', name: 'ß' },
  timestamp: 1,
  instance_id: 'ins_1',
};
const body = usually(
  one(
    JSON.stringify(EVENT),
    JSON.stringify({ ...EVENT, event_attributes: { http_request: {} }, more: 1 }),
    JSON.stringify({ type: 'x', data: null }),
  ),
  one('{}', '[]', 'null', 'x', '{"type":1}'),
  0.3,
);

const delivery =
  (now: number): Make<Request> =>
  (source) => {
    const text = String(body(source));
    const id = source.pick(['msg_1', 'a.b']);
    const timestamp = String(
      usually(one(now, now, now, now - 200, now - 400, now + 400), one(`${now}.5`, 'x', `0${now}`))(source),
    );
    const secret = source.pick([SECRETS[0], SECRETS[0], SECRETS[0], SECRETS[1]]);
    const signed = createHmac('sha256', secret).update(`${id}.${timestamp}.${text}`).digest('base64');
    const signature = source.pick([
      `v1,${signed}`,
      `v1,${signed}`,
      `v1,AAAA v1,${signed}`,
      `v1a,${signed}`,
      signed,
    ]);
    const headers = { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature };
    const isMissing = source.chance(0.05);
    return new Request('https://app.example.com/hook', {
      method: 'POST',
      headers: isMissing ? { 'svix-id': id } : headers,
      body: text,
    });
  };

export const webhookRows = ({ now }: FunctionsStage): Readonly<Record<string, Row>> => ({
  verifyWebhook: {
    args: args(
      valid(delivery(now)),
      valid(
        record({
          signingSecret: valid(one(SECRET, SECRET, SECRET, SECRET?.slice(6), OTHER_SECRET), one('', 'x')),
        }),
      ),
    ),
    use: (result, _source, [given]) => ({ result, isRead: Object(given).bodyUsed }),
  },
});
