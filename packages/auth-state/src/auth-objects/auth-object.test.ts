import { describe, expect, it } from 'vitest';
import type { AcceptsToken } from '../wire/token-type.ts';
import { type AuthObject, getAuthObjectForAcceptedToken } from './auth-object.ts';
import { invalidTokenAuthObject, unauthenticatedMachineObject } from './machine-auth-objects.ts';
import { signedInAuthObject } from './session-auth-objects.ts';

const debugData = { rule: 'H3' };
const session = signedInAuthObject({ sub: 'user_1', sid: 'sess_1', exp: 1 }, { debugData });
const machine = unauthenticatedMachineObject('api_key', debugData);
const invalid = invalidTokenAuthObject(debugData);

describe('getAuthObjectForAcceptedToken()', () => {
  const accepted: ReadonlyArray<readonly [AuthObject, AcceptsToken | undefined]> = [
    [session, undefined],
    [session, 'session_token'],
    [session, 'any'],
    [session, ['api_key', 'session_token']],
    [machine, 'api_key'],
    [machine, 'any'],
    [machine, ['api_key']],
  ];
  it.each(accepted)(
    'returns the object itself if its type is accepted (case %#)',
    (authObject, acceptsToken) => {
      expect(getAuthObjectForAcceptedToken({ authObject, acceptsToken })).toBe(authObject);
    },
  );

  const refused: ReadonlyArray<readonly [AuthObject, AcceptsToken, object]> = [
    [session, 'api_key', { tokenType: 'api_key', isAuthenticated: false, id: null }],
    [session, 'm2m_token', { tokenType: 'm2m_token', machineId: null }],
    [session, ['api_key', 'm2m_token'], { tokenType: null }],
    [session, [], { tokenType: null }],
    [machine, 'session_token', { tokenType: 'session_token', userId: null }],
    [machine, 'oauth_token', { tokenType: 'oauth_token', clientId: null }],
    [machine, ['oauth_token'], { tokenType: null }],
    [invalid, 'session_token', { tokenType: 'session_token' }],
    [invalid, ['session_token'], { tokenType: null }],
    [invalid, 'any', { tokenType: null }],
  ];
  it.each(refused)(
    'returns an unauthenticated object if its type is not accepted (case %#)',
    (authObject, acceptsToken, nobody) => {
      const auth = getAuthObjectForAcceptedToken({ authObject, acceptsToken });
      expect(auth).toMatchObject({ ...nobody, isAuthenticated: false });
      expect(auth.debug()).toMatchObject(debugData);
    },
  );
});
