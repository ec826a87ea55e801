import { isDeepStrictEqual } from 'node:util';
import { decodeJwt, hasValidSignature, signJwt, verifyJwt } from '@x/jwt';
import fc from 'fast-check';
import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { harmlessHeader, NOW, validClaims } from './arbitraries.ts';
import { ALGORITHMS, KEY_PAIRS } from './keys.ts';

const joseKey = (name: (typeof ALGORITHMS)[number], use: 'publicForms' | 'privateForms') =>
  jose.importJWK(KEY_PAIRS[name][use][0], name);

describe.each(ALGORITHMS)('%s', (algorithm) => {
  const { publicForms, privateForms } = KEY_PAIRS[algorithm];

  it('gives back what was signed, whatever it is and in whatever form the keys are', async () => {
    const forms = fc.tuple(fc.constantFrom(...privateForms), fc.constantFrom(...publicForms));
    await fc.assert(
      fc.asyncProperty(validClaims(), harmlessHeader(), forms, async (claims, header, [privateKey, key]) => {
        const before = JSON.stringify([claims, header]);
        const { result: token } = await signJwt(claims, privateKey, { algorithm, header });
        const { result } = await verifyJwt(token ?? '', { key, currentDate: NOW });
        expect(isDeepStrictEqual(result, JSON.parse(JSON.stringify(claims)))).toBe(true);
        expect((await hasValidSignature(token ?? '', key)).result).toBe(true);
        expect(JSON.stringify([claims, header])).toBe(before);
      }),
      runs(20),
    );
  });

  it('is verified by jose, and verifies what jose signs', async () => {
    const ours = await joseKey(algorithm, 'publicForms');
    const theirs = await joseKey(algorithm, 'privateForms');
    await fc.assert(
      fc.asyncProperty(validClaims(), async (claims) => {
        const { result: token } = await signJwt(claims, privateForms[0], { algorithm });
        await jose.compactVerify(token ?? '', ours, { algorithms: [algorithm] });

        const payload = new TextEncoder().encode(JSON.stringify(claims));
        const made = await new jose.CompactSign(payload).setProtectedHeader({ alg: algorithm }).sign(theirs);
        expect((await verifyJwt(made, { key: publicForms[0], currentDate: NOW })).error).toBeNull();
      }),
      runs(10),
    );
  });
});

describe('decodeJwt()', () => {
  it("agrees with jose's on every token that is valid in form", async () => {
    const key = await joseKey('EdDSA', 'privateForms');
    await fc.assert(
      fc.asyncProperty(validClaims(), harmlessHeader(), async (claims, header) => {
        const payload = new TextEncoder().encode(JSON.stringify(claims));
        const protectedHeader = { ...header, alg: 'EdDSA' };
        const token = await new jose.CompactSign(payload).setProtectedHeader(protectedHeader).sign(key);
        const { result } = decodeJwt(token);
        const theirs = { header: jose.decodeProtectedHeader(token), payload: jose.decodeJwt(token) };
        expect(isDeepStrictEqual({ header: result?.header, payload: result?.payload }, theirs)).toBe(true);
        expect(result?.raw.text).toBe(token);
        expect(Buffer.from(result?.signature ?? []).toString('base64url')).toBe(token.split('.')[2]);
      }),
      runs(200),
    );
  });
});
