import { expect, it } from 'vitest';
import { createBootstrapSignedOutState } from './create-bootstrap-signed-out-state.ts';
import { debugRequestState } from './debug-request-state.ts';

it('returns eight fields, also of a state that another function created', () => {
  expect(debugRequestState(createBootstrapSignedOutState({ reason: 'unexpected-error' }))).toEqual({
    ...{ isSignedIn: false, isAuthenticated: false, proxyUrl: '', reason: 'unexpected-error', message: '' },
    ...{ publishableKey: '', isSatellite: false, domain: '' },
  });
});
