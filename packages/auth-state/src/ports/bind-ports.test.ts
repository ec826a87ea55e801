import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createAuthenticateRequest } from '../authenticate-request.ts';
import { bearing, good, production } from '../visits.test-support.ts';

// Not only the ports that the type allows.
const clientOf = (ports: unknown) =>
  createAuthenticateRequest({ options: production, ports: ports as object });

describe('ports', () => {
  it('can be methods of a class and keep their object', async () => {
    class Mine {
      readonly token = 'made';
      async createSessionToken() {
        return this.token;
      }
    }
    const state = await clientOf(new Mine()).authenticateRequest(bearing(good));
    expect(await state.toAuth()?.getToken({ template: 'x' })).toBe('made');
  });

  it('can be methods of a class that has other fields', async () => {
    const others = { config: 5, log: 'x', verifySessionToken: undefined };
    expect((await clientOf(others).authenticateRequest(bearing(good))).isSignedIn).toBe(true);
  });

  it.each([
    [
      { verifySessionTokens: async () => null },
      'Unknown option "verifySessionTokens" of ports. Did you mean "verifySessionToken"?',
    ],
    [{ verifySessionToken: 'x' }, 'The port "verifySessionToken" must be a function, not "x".'],
    [{ decodeToken: null }, 'The port "decodeToken" must be a function, not null.'],
    [null, 'The ports must be an object of functions, not null.'],
    [5, 'The ports must be an object of functions, not 5.'],
    [() => null, 'The ports must be an object of functions, not a function.'],
    [[], 'The ports must be an object of functions, not [].'],
  ])('that are wrong are a ConfigError: case %#', (ports, message) => {
    expect(() => clientOf(ports)).toThrow(new ConfigError(message));
  });

  it('that cannot be read are a ConfigError', () => {
    const unreadable = {
      get decodeToken() {
        throw new Error('no');
      },
    };
    expect(() => clientOf(unreadable)).toThrow('The ports cannot be read: a getter or a proxy throws.');
  });

  it('verify a token themselves if another port decodes it', async () => {
    const decodeToken = () => ({ result: { header: {}, payload: { sub: 'user_evil' } }, error: null });
    const { authenticateRequest } = clientOf({ decodeToken });
    expect((await authenticateRequest(bearing(good))).toAuth()?.userId).toBe('user_1');
  });
});
