import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { currentDate, DEVELOPMENT_KEY, PUBLIC_PEM, sessionToken } from './tokens.test-support.ts';

const session = await sessionToken();
const machine = await sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' });
const bearing = (token: string) =>
  new Request('https://app.example.com/', { headers: { authorization: `Bearer ${token}` } });

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
  ])('%j holds for them and not for machines, bound or given', async (checks, reason) => {
    const ofClient = createAuthenticateRequest({ options: { ...bound, ...checks } }).authenticateRequest;
    const { authenticateRequest } = createAuthenticateRequest({ options: bound });
    for (const state of [
      await ofClient(bearing(session)),
      await authenticateRequest(bearing(session), checks),
    ]) {
      expect(state.reason).toBe(reason);
    }
    expect((await ofClient(bearing(machine))).isSignedIn).toBe(true);
    expect((await authenticateRequest(bearing(machine), checks)).isSignedIn).toBe(true);
  });
});
