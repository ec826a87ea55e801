import { createAuthenticateRequest, debugRequestState } from '@x/auth-state';
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

/** What a header can hold: bytes, but for controls. */
const byte = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f);
const bytes = fc.array(byte, { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
const base64url = fc.json().map((json) => Buffer.from(json).toString('base64url'));
/** Shaped as a token, with any JSON in it. */
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

describe('whatever a client sends', () => {
  it('ends in a state, with headers that a response takes and a target that is allowed', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const state = await authenticateRequest(sent);
        expect(['signed-out', 'handshake']).toContain(state.status);
        const response = new Response(null, { status: 307, headers: state.headers });
        const location = response.headers.get('location');
        const hosts = [frontendApi, 'satellite.example'];
        expect(location === null || hosts.includes(new URL(location).host)).toBe(true);
        expect(() => JSON.stringify([debugRequestState(state), state.toAuth()])).not.toThrow();
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
