import { describe, expect, it } from 'vitest';
import { authenticateRequest } from '../authenticate-request.ts';
import {
  cookies,
  DEVELOPMENT_KEY,
  NOW_IN_SECONDS,
  PRODUCTION_KEY,
  sessionToken,
  suffixed,
} from '../tokens.test-support.ts';
import { good, production } from '../visits.test-support.ts';
import { debugRequestState } from './debug-request-state.ts';

async function diagnose(headers: Record<string, string>, more = {}) {
  const request = new Request('https://app.example.com/notes', { headers });
  return debugRequestState(await authenticateRequest(request, { ...production, ...more }));
}

describe('the diagnosis of a request', () => {
  it('names the known cookies that the request has', async () => {
    const own = suffixed({ __session: good, __refresh: 'r' });
    const headers = cookies({ theme: 'dark', __client_uat: '1', ...own, __session_AAAAAAAA: good });
    const { cookies: seen, usesSuffixedCookies } = await diagnose(headers);
    expect(new Set(seen)).toEqual(new Set(['__client_uat', ...Object.keys(own)]));
    expect(usesSuffixedCookies).toBe(false);
  });

  it('says which set of cookies counted', async () => {
    const headers = cookies(suffixed({ __session: good, __client_uat: '1' }));
    expect(await diagnose(headers)).toMatchObject({ rule: 'C10', usesSuffixedCookies: true });
  });

  it('has the Frontend API of the instance and the issuer of the token', async () => {
    const of = async (claims: object) =>
      diagnose({ authorization: await sessionToken(claims) }, { publishableKey: DEVELOPMENT_KEY });
    expect(await of({ iss: 'https://clerk.other.example' })).toMatchObject({
      frontendApi: 'clerk.example.com',
      tokenIssuer: 'https://clerk.other.example',
    });
    expect((await of({ iss: 5 })).tokenIssuer).toBeNull();
    expect((await of({ iss: 'x'.repeat(300) })).tokenIssuer).toBe('x'.repeat(256));
    expect((await diagnose({}, { publishableKey: undefined })).frontendApi).toBe('');
  });

  it('has the age of the token by this clock, which is negative if the clocks differ', async () => {
    const of = async (iat: unknown) => diagnose({ authorization: await sessionToken({ iat }) });
    expect((await of(NOW_IN_SECONDS - 5)).tokenAgeInMs).toBe(5_000);
    expect(await of(NOW_IN_SECONDS + 60)).toMatchObject({ rule: 'V8', tokenAgeInMs: -60_000 });
    expect((await of('now')).tokenAgeInMs).toBeNull();
    expect((await diagnose({})).tokenAgeInMs).toBeNull();
    expect((await diagnose({})).tokenIssuer).toBeNull();
  });

  it('has the facts of the decision, and the options of the response', async () => {
    const { facts, ...others } = await diagnose(cookies({ __session: good, __client_uat: '1' }), {
      domain: 'app.example.com',
      proxyUrl: '/__clerk',
    });
    expect(facts).toMatchObject({
      carrier: 'cookie',
      session: 'usable',
      verified: 'ok',
      instance: 'production',
    });
    expect(others).toEqual({
      ...{ status: 'signed-in', isSignedIn: true, isAuthenticated: true, isUnavailable: false },
      ...{ reason: null, message: null, rule: 'C10', tokenType: 'session_token' },
      ...{ publishableKey: PRODUCTION_KEY, proxyUrl: 'https://app.example.com/__clerk' },
      ...{ domain: 'app.example.com', isSatellite: false },
      ...{
        cookies: ['__session', '__client_uat'],
        usesSuffixedCookies: false,
        frontendApi: 'clerk.example.com',
      },
      ...{ tokenIssuer: 'https://clerk.example.com', tokenAgeInMs: 5_000, ignored: [] },
    });
  });
});
