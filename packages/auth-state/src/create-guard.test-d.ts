import { describe, expectTypeOf, it } from 'vitest';
import type { AuthObject } from './auth-objects/auth-object.ts';
import type {
  AuthenticatedMachineObject,
  InvalidTokenAuthObject,
  UnauthenticatedMachineObject,
} from './auth-objects/machine-auth-objects.ts';
import type { SignedInAuthObject, SignedOutAuthObject } from './auth-objects/session-auth-objects.ts';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { createGuard } from './create-guard.ts';

type SessionAuth = SignedInAuthObject | SignedOutAuthObject;
type KeyAuth = AuthenticatedMachineObject<'api_key'> | UnauthenticatedMachineObject<'api_key'>;

const request = new Request('https://app.example.com/');
const sessions = createAuthenticateRequest({ options: {} });
const any = createAuthenticateRequest({ options: { acceptsToken: 'any' } });

describe('createGuard()', () => {
  it('types auth by the tokens that the client accepts', async () => {
    const ofSession = await createGuard(sessions)(request);
    expectTypeOf(ofSession.auth).toEqualTypeOf<SessionAuth | undefined>();
    const ofAny = await createGuard(any, { signedOut: 'unauthorized' })(request);
    expectTypeOf(ofAny.auth).toEqualTypeOf<AuthObject | undefined>();
  });

  it('types auth by the tokens that the guard or its call accepts', async () => {
    const guard = createGuard(sessions, { acceptsToken: 'api_key' });
    const ofKey = await guard(request);
    expectTypeOf(ofKey.auth).toEqualTypeOf<KeyAuth | undefined>();
    const ofList = await guard(request, { acceptsToken: ['session_token', 'api_key'] });
    expectTypeOf(ofList.auth).toEqualTypeOf<SessionAuth | KeyAuth | InvalidTokenAuthObject | undefined>();
    const ofCall = await guard(request, { waitUntil: () => undefined });
    expectTypeOf(ofCall.auth).toEqualTypeOf<KeyAuth | undefined>();
  });

  it('narrows the parts by the response', async () => {
    const { response, auth, finish, state } = await createGuard(sessions)(request);
    if (response === null) {
      expectTypeOf(auth).toEqualTypeOf<SessionAuth>();
      expectTypeOf(finish).toEqualTypeOf<(response: Response) => Response>();
    } else {
      expectTypeOf(response).toEqualTypeOf<Response>();
      expectTypeOf(auth).toEqualTypeOf<undefined>();
    }
    expectTypeOf(state.status).toEqualTypeOf<'signed-in' | 'signed-out' | 'handshake'>();
  });
});
