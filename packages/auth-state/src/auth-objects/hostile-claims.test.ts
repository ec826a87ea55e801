import { ConfigError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HasParams } from './has.ts';
import { sanitizeAuthObject } from './sanitize-auth-object.ts';
import { type SignedInAuthObject, sessionAuthObject, signedInAuthObject } from './session-auth-objects.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2VjcmV0';
const odd = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom('o:a', 'read', '1', 'pending'));
const names = ['sid', 'sts', 'act', 'fva', 'v', 'o', 'fea', 'pla', 'org_id', 'org_role', 'org_permissions'];
const field = (values: fc.Arbitrary<unknown>) => Object.fromEntries(names.map((name) => [name, values]));

/** Claims with any values, which no verified token should have. */
const hostileClaims = fc
  .record(
    {
      ...field(odd),
      v: fc.oneof(fc.constant(2), odd),
      o: fc.oneof(fc.record({ id: odd, rol: odd, per: odd, fpm: odd }), odd),
    },
    { requiredKeys: [] },
  )
  // The test passes values that the type excludes.
  .map((claims) => ({ ...claims, sub: 'user_1', exp: 1 }) as unknown as JwtPayload);

const questions = fc.oneof(
  odd,
  fc.record(
    { role: odd, permission: odd, feature: odd, plan: odd, reverification: odd },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<HasParams>;

/** An unknown requirement is a mistake of the programmer. */
function answerOf(auth: SignedInAuthObject, question: HasParams): unknown {
  try {
    return auth.has(question);
  } catch (error) {
    return error instanceof ConfigError ? false : error;
  }
}

describe('auth objects of hostile claims', () => {
  it('do not throw, keep their types, and grant nothing without an organization', async () => {
    await fc.assert(
      fc.asyncProperty(hostileClaims, questions, async (claims, question) => {
        const auth = signedInAuthObject(claims, { token: TOKEN });
        expect(typeof answerOf(auth, question)).toBe('boolean');
        expect(typeof auth.sessionId).toBe('string');
        for (const text of [auth.orgId, auth.orgRole, auth.orgSlug, auth.sessionStatus ?? undefined]) {
          expect(['string', 'undefined']).toContain(typeof text);
        }
        if (auth.orgId === undefined) {
          expect([auth.orgRole, auth.orgPermissions]).toEqual([undefined, undefined]);
        }
        expect(await auth.getToken()).toBe(auth.sessionId === '' ? null : TOKEN);
      }),
      { seed: 17, numRuns: 1_000 },
    );
  });

  it('show no token in what is logged or sent to a browser', () => {
    fc.assert(
      fc.property(hostileClaims, (claims) => {
        const options = { token: TOKEN, debugData: { token: TOKEN, message: `refused ${TOKEN}` } };
        const auth = sessionAuthObject(claims, options);
        const user = { privateMetadata: TOKEN, list: [{ private_metadata: { note: TOKEN } }] };
        const decorated = { ...auth, user, token: TOKEN, secretKey: TOKEN };
        const shown = [auth, auth.debug(), sanitizeAuthObject(decorated)].map((one) => JSON.stringify(one));
        expect(shown.join()).not.toContain(TOKEN);
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
