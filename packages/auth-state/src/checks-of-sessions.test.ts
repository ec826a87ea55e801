import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { currentDate, DEVELOPMENT_KEY, PUBLIC_PEM } from './tokens.test-support.ts';
import { bearing, good, m2m } from './visits.test-support.ts';

describe('the checks of sessions', () => {
  const bound = {
    currentDate,
    publishableKey: DEVELOPMENT_KEY,
    jwtKey: PUBLIC_PEM,
    acceptsToken: 'any',
  } as const;

  it.each([
    [{ authorizedParties: 'https://app.example.com' }, 'token-invalid-authorized-parties'],
    [{ audience: 'api' }, 'token-verification-failed'],
    [{ headerType: 'session+jwt' }, 'token-invalid'],
  ])('%j applies to sessions and not to machines, bound or given', async (checks, reason) => {
    const ofClient = createAuthenticateRequest({ options: { ...bound, ...checks } }).authenticateRequest;
    const { authenticateRequest } = createAuthenticateRequest({ options: bound });
    for (const state of [await ofClient(bearing(good)), await authenticateRequest(bearing(good), checks)]) {
      expect(state.reason).toBe(reason);
    }
    expect((await ofClient(bearing(m2m))).isSignedIn).toBe(true);
    expect((await authenticateRequest(bearing(m2m), checks)).isSignedIn).toBe(true);
  });
});
