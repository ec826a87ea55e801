import { ORIGIN, type Outcome, type ProxyCase, SECRET_KEY } from './play.ts';

/** A deliberate difference: what ours does in place of what the reference does. */
interface ProxyDifference {
  readonly name: string;
  readonly why: string;
  readonly applies: (proxyCase: ProxyCase, reference: Outcome) => boolean;
  readonly adjust: (reference: Outcome, proxyCase: ProxyCase) => Outcome;
}

/** Headers with which a client could claim an address, a host or a path. */
const CLAIMS = [
  ...['x-forwarded-for', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip', 'forwarded'],
  ...['x-original-url', 'x-rewrite-url', 'clerk_secret_key'],
];
const OF_CONNECTION = ['proxy-connection', 'http2-settings'];
const ABOUT_ORIGIN = ['strict-transport-security', 'alt-svc'];

const AMBIGUOUS = /^[^?]*(?:\/\/|\\|%2f|%25|%00|%0d|%ff)/i;

/** They are applied in this order, each to the outcome of the last. */
export const DIFFERENCES: readonly ProxyDifference[] = [
  {
    name: 'proxy-path-mismatch-is-404',
    why: '404 is what a server without the proxy responds, and codes are in kebab case',
    applies: (_proxyCase, { body }) => body.includes('proxy_path_mismatch'),
    adjust: () => rejected(404, 'proxy-path-mismatch'),
  },
  {
    name: 'proxy-rejects-ambiguous-paths',
    why: 'servers read them in different ways',
    applies: ({ path = '' }, { sent }) => sent !== null && AMBIGUOUS.test(path),
    adjust: () => rejected(400, 'path-invalid'),
  },
  {
    name: 'proxy-rejects-unknown-methods',
    why: 'the Frontend API has none of them',
    applies: ({ method }) => method === 'PROPFIND',
    adjust: () =>
      rejected(405, 'method-not-allowed', { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }),
  },
  {
    name: 'proxy-rejects-websockets',
    why: 'the client would wait for an upgrade that never comes',
    applies: ({ headers }) => headers?.['upgrade'] === 'websocket',
    adjust: () => rejected(501, 'websocket-unsupported'),
  },
  {
    name: 'proxy-rejects-contradicting-lengths',
    why: 'a second request could hide in the body',
    applies: ({ headers = {} }) => 'content-length' in headers && 'transfer-encoding' in headers,
    adjust: () => rejected(400, 'framing-invalid'),
  },
  {
    name: 'proxy-removes-expect',
    why: 'the fetch of Node rejects it, so the reference responds 502',
    applies: ({ headers = {} }) => 'expect' in headers,
    adjust: (reference) => ({
      ...reference,
      sent: {
        method: 'GET',
        url: '/v1/client',
        body: '',
        headers: {
          host: 'upstream.invalid',
          connection: 'keep-alive',
          'clerk-proxy-url': `${ORIGIN}/__clerk`,
          'clerk-secret-key': SECRET_KEY,
          'accept-encoding': 'identity',
          'x-forwarded-host': 'app.example.com',
          'x-forwarded-proto': 'https',
          accept: '*/*',
          'accept-language': '*',
          'sec-fetch-mode': 'cors',
          'user-agent': 'node',
        },
      },
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  },
  {
    name: 'proxy-ignores-client-addresses',
    why: 'clients can send any header',
    applies: (_proxyCase, { sent }) => CLAIMS.some((name) => sent !== null && name in sent.headers),
    adjust: (reference) => sentWithout(reference, CLAIMS),
  },
  {
    name: 'proxy-ignores-client-hosts',
    why: 'clients can send any header',
    applies: ({ headers = {} }) => 'x-forwarded-host' in headers || 'x-forwarded-proto' in headers,
    adjust: (reference) =>
      sentWith(reference, {
        'clerk-proxy-url': `${ORIGIN}/__clerk`,
        'x-forwarded-host': 'app.example.com',
        'x-forwarded-proto': 'https',
      }),
  },
  {
    name: 'proxy-removes-headers-of-the-connection',
    why: 'they belong to the connection as well',
    applies: (_proxyCase, { sent }) => OF_CONNECTION.some((name) => sent !== null && name in sent.headers),
    adjust: (reference) => sentWithout(reference, OF_CONNECTION),
  },
  {
    name: 'proxy-lets-fetch-frame-bodies',
    why: 'a length that differs from the stream would hide a second request in the first',
    applies: ({ headers = {} }) => 'content-length' in headers && !('transfer-encoding' in headers),
    adjust: (reference) =>
      sentWith(sentWithout(reference, ['content-length']), { 'transfer-encoding': 'chunked' }),
  },
  {
    name: 'proxy-rejects-unknown-encodings',
    why: 'the browser would not know how to read the body',
    applies: ({ responds }) => responds?.headers?.['content-encoding'] === 'compress',
    adjust: ({ sent }) => ({ ...rejected(502, 'upstream-response-invalid'), sent }),
  },
  {
    name: 'proxy-keeps-content-length',
    why: 'clients show progress',
    applies: ({ responds }) => {
      const { 'content-length': length, 'content-encoding': encoding } = responds?.headers ?? {};
      return length !== undefined && encoding === undefined;
    },
    adjust: (reference, { responds }) =>
      changed(reference, { 'content-length': String(responds?.headers?.['content-length']) }),
  },
  {
    name: 'proxy-removes-headers-about-the-origin',
    why: 'they would apply to the whole domain of the application',
    applies: (_proxyCase, { headers }) => ABOUT_ORIGIN.some((name) => name in headers),
    adjust: (reference) => without(reference, ABOUT_ORIGIN),
  },
  {
    name: 'proxy-removes-the-secret-key',
    why: 'the key must not reach a browser',
    applies: (_proxyCase, { headers }) => JSON.stringify(headers).includes(SECRET_KEY),
    adjust: (reference) => without(reference, ['x-debug']),
  },
  {
    name: 'proxy-removes-foreign-cookie-domains',
    why: 'the browser would reject it',
    applies: (_proxyCase, { headers }) => headers['set-cookie']?.includes('clerk.dev') === true,
    adjust: (reference) =>
      changed(reference, {
        'set-cookie': String(reference.headers['set-cookie']).replace(' Domain=frontend-api.clerk.dev;', ''),
      }),
  },
  {
    name: 'proxy-keeps-redirects-on-the-proxy',
    why: 'that host has no DNS record while a proxy is used',
    applies: (_proxyCase, { headers }) =>
      headers['location']?.startsWith('https://clerk.example.com') === true,
    adjust: (reference) => changed(reference, { location: `${ORIGIN}/__clerk/v1/client` }),
  },
];

/** An error of ours, whose message is not compared. */
function rejected(status: number, code: string, more: Readonly<Record<string, string>> = {}): Outcome {
  const headers = {
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    ...more,
  };
  return { sent: null, status, headers, body: code };
}

/** Leaves only the code of an error of ours. */
export function withoutMessage(outcome: Outcome): Outcome {
  const { code } = /^\{"errors":\[\{"code":"(?<code>[a-z-]+)","message":/.exec(outcome.body)?.groups ?? {};
  return code === undefined ? outcome : { ...outcome, body: code };
}

const omit = (headers: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const without = (outcome: Outcome, names: readonly string[]): Outcome => ({
  ...outcome,
  headers: omit(outcome.headers, names),
});

const changed = (outcome: Outcome, headers: Readonly<Record<string, string>>): Outcome => ({
  ...outcome,
  headers: { ...outcome.headers, ...headers },
});

const sentWithout = (outcome: Outcome, names: readonly string[]): Outcome => ({
  ...outcome,
  sent: outcome.sent && { ...outcome.sent, headers: omit(outcome.sent.headers, names) },
});

const sentWith = (outcome: Outcome, headers: Readonly<Record<string, string>>): Outcome => ({
  ...outcome,
  sent: outcome.sent && { ...outcome.sent, headers: { ...outcome.sent.headers, ...headers } },
});
