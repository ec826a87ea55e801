import * as authState from '@x/auth-state';
import * as backend from '@x/backend';
import {
  clientOptions,
  emulator,
  fetch,
  PUBLISHABLE_KEY,
  request,
  SECRET_KEY,
  token,
  unboundOptions,
} from '../fixtures.ts';
import { type ArgumentsOf, argumentsOf, type MethodRows, type Rows } from '../functions-of.ts';
import { AUTH_STATE } from './auth-state.ts';
import { JWT } from './jwt.ts';

const FUNCTIONS: ArgumentsOf<typeof backend> = {
  createClerkClient: () => [
    { ...clientOptions(), ...unboundOptions, publishableKey: PUBLISHABLE_KEY, jwtKey: emulator.jwtKey },
  ],
  verifyToken: argumentsOf(JWT, 'verifyToken'),
  createGuard: argumentsOf(AUTH_STATE, 'createGuard'),
  signOutHeaders: argumentsOf(AUTH_STATE, 'signOutHeaders'),
  openState: argumentsOf(AUTH_STATE, 'openState'),
  sealState: argumentsOf(AUTH_STATE, 'sealState'),
  stripSealedState: argumentsOf(AUTH_STATE, 'stripSealedState'),
  cookieNames: argumentsOf(AUTH_STATE, 'cookieNames'),
};

const clerk = backend.createClerkClient({ secretKey: SECRET_KEY, jwtKey: emulator.jwtKey, fetch });
const state = await authState.authenticateRequest(request(), { jwtKey: emulator.jwtKey });

const METHODS: MethodRows = {
  'clerk.authenticateRequest': {
    call: clerk.authenticateRequest,
    args: () => [request(), { acceptsToken: 'any', audience: 'api' }],
  },
  'clerk.debugRequestState': { call: clerk.debugRequestState, args: () => [state] },
  'clerk.verifyToken': {
    call: clerk.verifyToken,
    args: () => [token, { audience: 'api', jwtKey: emulator.jwtKey }],
  },
  'clerk.withOptions': { call: clerk.withOptions, args: () => [clientOptions()] },
  'guard of a client': {
    call: backend.createGuard(clerk),
    args: () => [request(), { signedOut: 'unauthorized' }],
  },
};

export const BACKEND: Rows = { modules: [['@x/backend', backend, FUNCTIONS]], methods: METHODS };
