import { expect, it } from 'vitest';
import { authOf } from './auth-of.ts';
import { createAuthenticateRequest } from './authenticate-request.ts';
import { GUARD_FACT_VALUES } from './decide/guard-rules.ts';
import { guardFactsOf } from './guard-facts.ts';
import { type GuardOptions, readGuardOptions } from './guard-options.ts';
import { sessionToken } from './tokens.test-support.ts';
import { bearing, expired, good, navigation, production, requestWith } from './visits.test-support.ts';

const admin = await sessionToken({ v: 2, o: { id: 'org_1', rol: 'admin' }, fva: [5_000, -1] });
const upgrade = { upgrade: 'websocket', connection: 'Upgrade' };
const preflight = { origin: 'https://a.example', 'access-control-request-method': 'POST' };

const VISITS: ReadonlyArray<readonly [name: string, request: Request, policy: GuardOptions]> = [
  ['a visitor', requestWith({}), {}],
  ['a page for signed-in visitors', requestWith(navigation), { signedOut: 'sign-in' }],
  ['a WebSocket', requestWith(upgrade), { signedOut: 'sign-in' }],
  ['a preflight', new Request('https://app.example.com/', { method: 'OPTIONS', headers: preflight }), {}],
  ['a token', bearing(good), { requires: { role: 'admin' } }],
  ['an admin', bearing(admin), { requires: { role: 'admin' } }],
  ['an admin to verify again', bearing(admin), { requires: { role: 'admin', reverification: 'strict' } }],
  ['an expired token', bearing(expired), { signedOut: 'unauthorized' }],
];

it.each(VISITS)('every fact about %s has a value that the table knows', async (_name, request, policy) => {
  const { authenticateRequest } = createAuthenticateRequest({ options: production });
  const state = await authenticateRequest(request);
  const settings = readGuardOptions(policy);
  const facts = guardFactsOf({ request, state, auth: authOf(state, settings.pending), settings });
  expect(Object.keys(facts).sort()).toEqual(Object.keys(GUARD_FACT_VALUES).sort());
  for (const [fact, value] of Object.entries(facts)) {
    expect(Reflect.get(GUARD_FACT_VALUES, fact), fact).toContain(value);
  }
});
