import { describe, expect, it } from 'vitest';
import { authenticateRequest, createAuthenticateRequest } from '../authenticate-request.ts';
import { PRODUCTION_KEY } from '../tokens.test-support.ts';
import { good, production } from '../visits.test-support.ts';
import { debugRequestState } from './debug-request-state.ts';

const at = (headers: HeadersInit, options: object = {}) =>
  authenticateRequest(new Request('https://app.example.com/', { headers }), {
    ...production,
    ...options,
  });
const echoed = {
  ...{ publishableKey: PRODUCTION_KEY, proxyUrl: 'https://proxy.example', isSatellite: true },
  ...{ domain: 'satellite.example', signInUrl: 'https://a.example/in', signUpUrl: 'https://a.example/up' },
  ...{ afterSignInUrl: '/home', afterSignUpUrl: '/welcome' },
};
const nothingEchoed = {
  ...{ publishableKey: '', proxyUrl: '', isSatellite: false, domain: '' },
  ...{ signInUrl: '', signUpUrl: '', afterSignInUrl: '', afterSignUpUrl: '' },
};

describe('every state', () => {
  it.each([
    ['signed in', { authorization: good }, {}],
    ['signed out', {}, {}],
    ['of a handshake', { cookie: '__client_uat=1', 'sec-fetch-dest': 'document' }, {}],
    ['of a machine', { authorization: 'ak_1' }, { acceptsToken: 'api_key' }],
    ['of no accepted type', { authorization: 'ak_1' }, { acceptsToken: ['m2m_token'] }],
  ])('%s repeats the options, with empty values for missing options', async (_name, headers, more) => {
    expect(await at(headers, { ...more, ...echoed })).toMatchObject(echoed);
    expect(await at(headers, { ...more, publishableKey: undefined })).toMatchObject(nothingEchoed);
  });

  it('is its diagnosis in JSON, without its token', async () => {
    const state = await at({ authorization: good });
    expect(state.token).toBe(good);
    expect(JSON.parse(JSON.stringify(state))).toEqual(debugRequestState(state));
    expect(JSON.stringify(state)).not.toContain(good);
  });
});

describe('a state that is not signed in', () => {
  it('has headers with the same values, without characters that headers can not hold', async () => {
    const message = 'Introuvable\u00e9\u2028';
    const { authenticateRequest } = createAuthenticateRequest({
      options: { acceptsToken: 'api_key' },
      ports: {
        verifyMachineToken: async () => ({ result: null, error: { code: 'x', message, status: 400 } }),
      },
    });
    const request = new Request('https://app.example.com/', { headers: { authorization: 'ak_1' } });
    const state = await authenticateRequest(request);
    expect(state.message).toBe(`The Backend API rejected the API key: ${message}`);
    expect(Object.fromEntries(state.headers)).toEqual({
      'x-clerk-auth-status': 'signed-out',
      'x-clerk-auth-reason': 'unexpected-error',
      'x-clerk-auth-message': 'The Backend API rejected the API key: Introuvable??',
    });
  });

  it('has an empty message if the reason says everything', async () => {
    const state = await at({});
    expect(state).toMatchObject({ reason: 'session-token-and-uat-missing', message: '', token: null });
    expect([...state.headers.keys()]).toEqual(['x-clerk-auth-reason', 'x-clerk-auth-status']);
  });
});
