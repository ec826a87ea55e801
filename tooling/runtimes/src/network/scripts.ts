import {
  type Behaviour,
  empty,
  flood,
  garble,
  hang,
  hangInBody,
  html,
  ok,
  redirect,
  reset,
  resetInBody,
  slowly,
  status,
  text,
  truncated,
} from '@tooling/misbehaving-server';
import { TEST_KEYS } from '../suites/test-keys.ts';

const { n, e } = TEST_KEYS.RSA;
const { x, y, crv } = TEST_KEYS.ES256;
const first = { kid: 'ins_1', kty: 'RSA', use: 'sig', alg: 'RS256', n, e };
const second = { kid: 'ins_2', kty: 'EC', use: 'sig', alg: 'ES256', crv, x, y };
const firstOnly = { keys: [first] };

/** Sends a `Retry-After` date that is one to two seconds in the future. */
const soon = () => status(503, { retryAfter: new Date(Date.now() + 2_000) });

/** The responses to one verifier, request by request. The last response repeats. */
export const SCRIPTS = {
  keys: [ok(firstOnly)],
  slowKeys: [slowly(50, ok(firstOnly))],
  reset: [reset()],
  resetInBody: [resetInBody(firstOnly)],
  garble: [garble()],
  silence: [hang()],
  silenceInBody: [hangInBody(firstOnly)],
  tooSlow: [slowly(3_000, ok(firstOnly))],
  tooMany: [status(429)],
  broken: [status(500)],
  unavailable: [html(503)],
  notFound: [status(404, { json: firstOnly })],
  unauthorized: [status(401)],
  redirected: [redirect('/keys/elsewhere/v1/jwks')],
  html: [html()],
  empty: [empty()],
  half: [text('{"keys":[')],
  truncated: [truncated(firstOnly)],
  flood: [flood()],
  bomb: [flood({ isCompressed: true })],
  packed: [flood({ byteCount: 1_000, isCompressed: true })],
  noKeys: [ok({ keys: [] })],
  badKeys: [ok({ keys: [null, { kid: 'ins_0', kty: 'RSA', n: 'AQAB', e: 'AQAB' }, first] })],
  brokenTwice: [status(500), status(502), ok(firstOnly)],
  retryInSeconds: [status(429, { retryAfter: 1 }), ok(firstOnly)],
  retryAtDate: [soon, ok(firstOnly)],
  retryInAnHour: [status(429, { retryAfter: 3_600 })],
  rotation: [ok(firstOnly), ok({ keys: [second, first] }), ok({ keys: [second] })],
  brokenThrice: [status(500), status(500), status(500), ok(firstOnly)],
} as const satisfies Readonly<Record<string, ReadonlyArray<Behaviour | (() => Behaviour)>>>;

export type ScriptName = keyof typeof SCRIPTS;
