import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard } from './create-guard.ts';
import type { GuardPolicy } from './guard-options.ts';
import {
  currentDate,
  DEVELOPMENT_KEY,
  PRODUCTION_KEY,
  PUBLIC_PEM,
  sessionToken,
} from './tokens.test-support.ts';
import { expired, good, m2m } from './visits.test-support.ts';

const SEED = 20_261_129;
const pending = await sessionToken({ sts: 'pending' });
const TOKENS = [good, expired, m2m, pending, 'a.b.c', '', 'ak_1', `${good}x`, 'x'.repeat(20_000)];
const WORDS = [
  'document',
  'text/html',
  'application/json',
  'websocket',
  '*/*',
  'null',
  '',
  'https://a;b.example',
  '%00',
];

/** A value that a header can have: others make the platform throw. */
const headerValue = fc.oneof(
  fc.constantFrom(...TOKENS, ...TOKENS.map((token) => `Bearer ${token}`), ...WORDS),
  fc.string({ unit: fc.constantFrom(...'aB0 ;=,"%\\/:\t'), maxLength: 40 }),
);

const COOKIES = [
  '__session',
  '__client_uat',
  '__clerk_db_jwt',
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_redirect_count',
];
const cookie = fc
  .array(fc.tuple(fc.constantFrom(...COOKIES), fc.oneof(fc.constantFrom(...TOKENS, '0', '1'), headerValue)), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('; '));

const HEADERS = [
  'accept',
  'authorization',
  'sec-fetch-dest',
  'upgrade',
  'origin',
  'access-control-request-method',
  'referer',
  'host',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-clerk-sealed-state',
];
/** Otherwise few requests would be signed in, or come from a page. */
const likely = fc.constantFrom<Record<string, string>>(
  {},
  { authorization: good },
  { cookie: `__session=${good}; __client_uat=1; __clerk_db_jwt=1` },
  { 'sec-fetch-dest': 'document' },
);

const headers = fc
  .tuple(fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { maxKeys: 6 }), fc.option(cookie), likely)
  .map(([values, cookies, more]) => ({
    ...values,
    ...(cookies === null ? {} : { cookie: cookies }),
    ...more,
  }));

const QUERIES = [
  '',
  '?__clerk_handshake=a.b.c',
  '?__clerk_handshake_nonce=n',
  '?__clerk_synced=false',
  '?__clerk_redirect_count=9',
  '?__clerk_db_jwt=x&redirect_url=javascript:1',
  '?%',
];
const url = fc
  .tuple(
    fc.constantFrom('/', '//evil.example', '/sign-in', '/sign-in/..%2fadmin', '/%ff', '/a;b'),
    fc.constantFrom(...QUERIES),
  )
  .map(([path, query]) => `https://app.example.com${path}${query}`);

const policy: fc.Arbitrary<GuardPolicy> = fc.record(
  {
    signedOut: fc.constantFrom('pass', 'unauthorized', 'sign-in'),
    requires: fc.constantFrom(
      { role: 'admin' },
      { reverification: 'strict' },
      { role: 'admin', reverification: 'lax' },
    ),
    cacheControl: fc.constantFrom('private', 'keep'),
    treatPendingAsSignedOut: fc.boolean(),
  },
  { requiredKeys: [] },
);

const visit = fc.record({
  url,
  headers,
  policy,
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PATCH'),
  publishableKey: fc.constantFrom(PRODUCTION_KEY, DEVELOPMENT_KEY),
  forwardedHosts: fc.constantFrom('any' as const, undefined),
});

const STATUSES: ReadonlySet<number> = new Set([303, 307, 401, 403, 503]);

describe('a guard and hostile requests', () => {
  it('answers every request, and shows no token and no other site', async () => {
    const answered = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        visit,
        async ({ url: href, headers: given, policy: chosen, method, publishableKey, forwardedHosts }) => {
          const options = {
            jwtKey: PUBLIC_PEM,
            currentDate,
            publishableKey,
            forwardedHosts,
            acceptsToken: 'any',
          } as const;
          const request = new Request(href, { method, headers: given });
          const { response, auth, finish } = await createGuard(createAuthenticateRequest({ options }), {
            ...chosen,
            signInUrl: '/sign-in',
          })(request);
          if (response === null) {
            expect(auth.isAuthenticated || chosen.signedOut !== 'unauthorized' || method === 'OPTIONS').toBe(
              true,
            );
            const handled = new Response('the page', { headers: { 'cache-control': 'public, max-age=60' } });
            const cacheControl = finish(handled).headers.get('cache-control');
            expect([
              'private, max-age=60',
              'no-store',
              chosen.cacheControl === 'keep' ? 'public, max-age=60' : '',
            ]).toContain(cacheControl);
            return;
          }
          answered.add(response.status);
          expect(STATUSES).toContain(response.status);
          expect(response.headers.get('cache-control')).toBe('no-store');
          const shown = `${await response.text()} ${[...response.headers].join()}`;
          expect(TOKENS.filter((token) => token.length > 10 && shown.includes(token))).toEqual([]);
          const location = response.headers.get('location');
          if (location !== null && forwardedHosts === undefined) {
            expect(['app.example.com', 'clerk.example.com', 'accounts.example.com']).toContain(
              new URL(location).host,
            );
          }
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
    expect(answered).toEqual(STATUSES);
  });

  it('finishes every response of a handler', async () => {
    const client = createAuthenticateRequest({ options: { jwtKey: PUBLIC_PEM } });
    const { finish } = await createGuard(client)(new Request('https://app.example.com/'));
    const names = fc.constantFrom(
      'cache-control',
      'vary',
      'set-cookie',
      'cdn-cache-control',
      'location',
      'etag',
      'x-app',
    );
    const response = fc.record({
      status: fc.constantFrom(200, 201, 204, 205, 206, 301, 304, 404, 500, 599),
      entries: fc.array(fc.tuple(names, headerValue), { maxLength: 6 }),
      text: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(response, async ({ status, entries, text }) => {
        const given = new Headers(entries);
        const body = [204, 205, 304].includes(status) ? null : text;
        const finished = finish?.(new Response(body, { status, headers: given }));
        expect([finished?.status, await finished?.text()]).toEqual([status, body ?? '']);
        expect(finished?.headers.getSetCookie()).toEqual(given.getSetCookie());
        expect(finished?.headers.has('x-app')).toBe(given.has('x-app'));
        // A copy of headers joins several values with a comma and a space, or without the space if they are empty.
        expect(finished?.headers.has('location')).toBe(given.has('location'));
        expect(finished?.headers.get('cache-control')).toMatch(/^(?:no-store$|private)/);
        expect(finished?.headers.has('cdn-cache-control')).toBe(false);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
