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
const one = { keys: [first] };

/** A date of Retry-After that is one to two seconds away when it is sent. */
const soon = () => status(503, { retryAfter: new Date(Date.now() + 2_000) });

/** What a server does to one verifier, request by request; the last goes on. */
export const SCRIPTS = {
  keys: [ok(one)],
  slowKeys: [slowly(50, ok(one))],
  reset: [reset()],
  resetInBody: [resetInBody(one)],
  garble: [garble()],
  silence: [hang()],
  silenceInBody: [hangInBody(one)],
  tooSlow: [slowly(3_000, ok(one))],
  tooMany: [status(429)],
  broken: [status(500)],
  unavailable: [html(503)],
  notFound: [status(404, { json: one })],
  unauthorized: [status(401)],
  redirected: [redirect('/keys/elsewhere/v1/jwks')],
  html: [html()],
  empty: [empty()],
  half: [text('{"keys":[')],
  truncated: [truncated(one)],
  flood: [flood()],
  bomb: [flood({ isCompressed: true })],
  noKeys: [ok({ keys: [] })],
  badKeys: [ok({ keys: [null, { kid: 'ins_0', kty: 'RSA', n: 'AQAB', e: 'AQAB' }, first] })],
  brokenTwice: [status(500), status(502), ok(one)],
  retryInSeconds: [status(429, { retryAfter: 1 }), ok(one)],
  retryAtDate: [soon, ok(one)],
  retryInAnHour: [status(429, { retryAfter: 3_600 })],
  rotation: [ok(one), ok({ keys: [second, first] }), ok({ keys: [second] })],
  brokenThrice: [status(500), status(500), status(500), ok(one)],
  keysThenReset: [ok(one), reset()],
  keysThenSilence: [ok(one), hang()],
  keysThenHtml: [ok(one), html(502)],
} as const satisfies Readonly<Record<string, ReadonlyArray<Behaviour | (() => Behaviour)>>>;

export type ScriptName = keyof typeof SCRIPTS;
