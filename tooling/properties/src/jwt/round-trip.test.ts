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

  it('verifies to the signed claims, with keys in every form', async () => {
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

  it('signs tokens that jose verifies, and verifies tokens that jose signs', async () => {
    const publicKey = await joseKey(algorithm, 'publicForms');
    const privateKey = await joseKey(algorithm, 'privateForms');
    await fc.assert(
      fc.asyncProperty(validClaims(), async (claims) => {
        const { result: token } = await signJwt(claims, privateForms[0], { algorithm });
        await jose.compactVerify(token ?? '', publicKey, { algorithms: [algorithm] });

        const payload = new TextEncoder().encode(JSON.stringify(claims));
        const signedByJose = await new jose.CompactSign(payload)
          .setProtectedHeader({ alg: algorithm })
          .sign(privateKey);
        expect((await verifyJwt(signedByJose, { key: publicForms[0], currentDate: NOW })).error).toBeNull();
      }),
      runs(10),
    );
  });
});

describe('decodeJwt()', () => {
  it('agrees with jose on every well-formed token', async () => {
    const key = await joseKey('EdDSA', 'privateForms');
    await fc.assert(
      fc.asyncProperty(validClaims(), harmlessHeader(), async (claims, header) => {
        const payload = new TextEncoder().encode(JSON.stringify(claims));
        const protectedHeader = { ...header, alg: 'EdDSA' };
        const token = await new jose.CompactSign(payload).setProtectedHeader(protectedHeader).sign(key);
        const { result } = decodeJwt(token);
        const decodedByJose = { header: jose.decodeProtectedHeader(token), payload: jose.decodeJwt(token) };
        expect(isDeepStrictEqual({ header: result?.header, payload: result?.payload }, decodedByJose)).toBe(
          true,
        );
        expect(result?.raw.text).toBe(token);
        expect(Buffer.from(result?.signature ?? []).toString('base64url')).toBe(token.split('.')[2]);
      }),
      runs(200),
    );
  });
});
