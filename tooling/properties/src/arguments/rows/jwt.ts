import * as jwt from '@x/jwt';
import {
  checks,
  claims,
  emulator,
  handshakeToken,
  privateJwk,
  publicJwk,
  token,
  verifyTokenOptions,
} from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';

const FUNCTIONS: ArgumentsOf<typeof jwt> = {
  createTokenVerifier: () => [{ ...verifyTokenOptions(), tokenCacheSize: 1 }],
  decodeJwt: () => [token, { maxTokenLength: 16_384 }],
  hasValidSignature: () => [token, publicJwk],
  signJwt: () => [claims, privateJwk, { algorithm: 'RS256', header: { kid: 'ins_1' } }],
  verifyJwt: () => [token, { ...checks(), key: emulator.jwtKey }],
  verifyToken: () => [token, verifyTokenOptions()],
};

const verifier = jwt.createTokenVerifier({ jwtKey: emulator.jwtKey });

const METHODS: MethodRows = {
  'verifier.verify': {
    call: verifier.verify,
    args: () => [token, { ...checks(), tokenClasses: ['session'] }],
  },
  'verifier.withOverrides': { call: verifier.withOverrides, args: () => [checks()] },
  'verifier.decode': { call: verifier.decode, args: () => [token] },
  'verifier.verifyHandshakeToken': {
    call: verifier.verifyHandshakeToken,
    args: () => [handshakeToken, () => undefined],
  },
  'verifier.preload': { call: verifier.preload, args: () => [] },
  'verifier.hydrate': { call: verifier.hydrate, args: () => [{ keys: [], loadedAtInMs: 0 }] },
  'verify of withOverrides': { call: verifier.withOverrides({}), args: () => [token, () => undefined] },
};

export const JWT: Rows = { modules: [['@x/jwt', jwt, FUNCTIONS]], methods: METHODS };
