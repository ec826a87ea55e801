import { createAuthenticateRequest, createClerkRequest, debugRequestState } from '@x/auth-state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLIC_PEM } from '../reference/hand-made-token.ts';
import { INSTANCES } from './cases/world.ts';

const SEED = Number(process.env['SEED'] ?? 1);
const RUNS = Number(process.env['RUNS'] ?? 2_000);
const { publishableKey, suffix, frontendApi } = INSTANCES.development;

const { authenticateRequest } = createAuthenticateRequest({
  options: {
    jwtKey: PUBLIC_PEM,
    publishableKey,
    acceptsToken: 'any',
    forwardedHosts: 'any',
    satelliteOrigins: ['https://satellite.example'],
    organizationSyncOptions: {
      organizationPatterns: ['/orgs/:slug', '/:id/(.*)'],
      personalAccountPatterns: ['/me'],
    },
  },
});

/** Strings that a header can contain: bytes without control characters. */
const byte = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f);
const bytes = fc.array(byte, { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
const base64url = fc.json().map((json) => Buffer.from(json).toString('base64url'));
/** Strings in the shape of a token, with any JSON. */
const token = fc.tuple(base64url, base64url, fc.base64String()).map((parts) => parts.join('.'));
const text = fc.oneof(bytes, token, fc.webUrl(), fc.integer().map(String), fc.constant(''));

const COOKIES = ['__session', '__client_uat', '__clerk_db_jwt', '__refresh', '__clerk_handshake'];
const OTHERS = ['__clerk_handshake_nonce', '__clerk_redirect_count', '__proto__', ''];
const cookieName = fc.constantFrom(...COOKIES, ...COOKIES.map((name) => `${name}_${suffix}`), ...OTHERS);
const cookies = fc
  .array(fc.tuple(cookieName, text), { maxLength: 12 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('; '));
const PARAMETERS = [
  '__clerk_redirect_url',
  '__clerk_synced',
  '__clerk_db_jwt',
  '__clerk_handshake',
  '__dev_session',
];
const query = fc
  .array(fc.tuple(fc.constantFrom(...PARAMETERS, '__clerk_handshake_nonce'), text), { maxLength: 4 })
  .map((pairs) => new URLSearchParams(pairs).toString());
const headers = fc.record(
  {
    authorization: fc.oneof(
      text,
      text.map((value) => `Bearer ${value}`),
    ),
    cookie: cookies,
    host: text,
    'x-forwarded-host': text,
    'x-forwarded-proto': fc.oneof(fc.constantFrom('http', 'https'), bytes),
    referer: text,
    origin: text,
    accept: fc.constantFrom('text/html', '*/*'),
    'sec-fetch-dest': fc.constantFrom('document', 'iframe', 'empty'),
  },
  { requiredKeys: [] },
);
const request = fc
  .record({
    path: fc.webPath(),
    query,
    headers,
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'HEAD'),
  })
  .map(({ path, query: search, ...init }) => new Request(`https://app.example.com${path}?${search}`, init));

describe('any request of a client', () => {
  it('results in a state, with valid response headers and an allowed redirect target', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const state = await authenticateRequest(sent);
        expect(['signed-out', 'handshake']).toContain(state.status);
        const response = new Response(null, { status: 307, headers: state.headers });
        const location = response.headers.get('location');
        const hosts = [frontendApi, 'satellite.example', ownUrl(sent).host];
        expect(location === null || hosts.includes(new URL(location).host)).toBe(true);
        expect(() => JSON.stringify([debugRequestState(state), state.toAuth()])).not.toThrow();
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('does not leak through JSON, diagnosis, messages, headers or redirects', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async ([url, init]) => {
        const state = await authenticateRequest(new Request(url, init));
        const { headers } = state;
        const shown = [...headers].filter(([name]) => name !== 'set-cookie' && name !== 'location');
        const visible = JSON.stringify([
          state,
          debugRequestState(state),
          state.toAuth(),
          state.message,
          shown,
        ]);
        expect(visible).not.toContain(SECRET);
        expect(headers.getSetCookie().join()).not.toContain(SECRET);
        expect(withoutOwn(headers.get('location'), url)).not.toContain(SECRET);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

const SECRET = 'S3CRET';
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = b64({ alg: 'RS256', typ: 'JWT', kid: 'ins_1' });
const secret = fc.constantFrom(
  `${SECRET}-opaque`,
  `ak_${SECRET}`,
  `${HEADER}.${b64({ sub: 'user_1', iat: 1, exp: 9_999_999_999, iss: `https://${frontendApi}` })}.${SECRET}`,
  `${HEADER}.${b64({ sub: SECRET, sid: SECRET, exp: 1, iat: 1 })}.AA`,
  `${HEADER}.${b64({ handshake: [`__session=${SECRET}`] })}.AAAA`,
);
const secretCookies = fc
  .array(fc.tuple(cookieName, secret), { maxLength: 6 })
  .map((pairs) => [['__client_uat', '1'], ...pairs].map(([name, value]) => `${name}=${value}`).join('; '));
const SECRET_PARAMETERS = ['__clerk_db_jwt', '__clerk_handshake', '__clerk_handshake_nonce', '__dev_session'];
const secretQuery = fc
  .array(fc.tuple(fc.constantFrom(...SECRET_PARAMETERS), secret), { maxLength: 3 })
  .map((pairs) => new URLSearchParams([['a', 'b'], ...pairs]).toString());
const secrets = fc
  .tuple(secretQuery, secretCookies, fc.option(secret), fc.constantFrom('document', 'empty'))
  .map(([search, cookie, token, destination]) => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const init = { headers: { cookie, 'sec-fetch-dest': destination, ...authorization } };
    return [`https://app.example.com/notes?${search}`, init] as const;
  });

/** The URL of a request as the application sees it, which trusts any forwarded host here. */
function ownUrl(request: Request): URL {
  return new URL(createClerkRequest(request).clerkUrl);
}

const HANDSHAKE = /__clerk_(?:handshake|handshake_nonce|db_jwt|redirect_count)=/;

/** Removes what a redirect can carry: the development browser, or the rest of the request's own query. */
function withoutOwn(location: string | null, requestUrl: string): string {
  if (location === null) {
    return '';
  }
  const url = new URL(location);
  if (url.origin === new URL(requestUrl).origin) {
    return HANDSHAKE.test(url.search) ? url.href : '';
  }
  url.searchParams.delete('__clerk_db_jwt');
  return url.href;
}
