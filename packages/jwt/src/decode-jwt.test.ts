import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from './decode-jwt.ts';
import { base64url, CLAIMS, HEADER, makeToken, rsaKey } from './test-support/tokens.test-support.ts';

const header = base64url(HEADER);
const payload = base64url(CLAIMS);

describe('decodeJwt()', () => {
  it('returns header, payload, signature and the raw parts', () => {
    const token = makeToken(rsaKey());
    const [rawHeader, rawPayload, rawSignature] = token.split('.');
    const { result, error } = decodeJwt(token);
    expect(error).toBeNull();
    expect(result).toEqual({
      header: HEADER,
      payload: CLAIMS,
      signature: new Uint8Array(Buffer.from(rawSignature ?? '', 'base64url')),
      raw: { header: rawHeader, payload: rawPayload, signature: rawSignature, text: token },
    });
  });

  it('decodes a token without a signature: it verifies nothing', () => {
    expect(decodeJwt(`${header}.${payload}.`).error).toBeNull();
  });

  const malformed: ReadonlyArray<readonly [name: string, token: unknown]> = [
    ['an empty string', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['an object', { toString: () => `${header}.${payload}.AA` }],
    ['one segment', header],
    ['one segment that is JSON without its last character', 'e30A'],
    ['two segments', `${header}.${payload}`],
    ['four segments', `${header}.${payload}.AA.AA`],
    ['five segments', `${header}.${payload}.AA.AA.AA`],
    ['an empty header', `.${payload}.AA`],
    ['an empty payload', `${header}..AA`],
    ['a trailing dot', `${header}.${payload}.AA.`],
    ['white space around the token', ` ${header}.${payload}.AA`],
    ['padding', `${header}=.${payload}.AA`],
    ['a signature with trailing bits', `${header}.${payload}.AB`],
    ['the other alphabet', `${header}.${payload}.A+/A`],
    ['a header that is null', `${base64url('null')}.${payload}.AA`],
    ['a header that is an array', `${base64url([])}.${payload}.AA`],
    ['a payload that is null', `${header}.${base64url('null')}.AA`],
    ['a payload that is a number', `${header}.${base64url('1')}.AA`],
    ['a payload that is a string', `${header}.${base64url('"x"')}.AA`],
    ['a payload that is not JSON', `${header}.${base64url('{')}.AA`],
    ['a payload with a byte-order mark', `${header}.${base64url('\ufeff{}')}.AA`],
    ['a payload that is not UTF-8', `${header}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.AA`],
  ];
  it.each(malformed)('rejects %s', (_name, token) => {
    // Callers in JavaScript may pass anything.
    expect(decodeJwt(token as string).error?.reason).toBe('token-invalid');
  });

  it('rejects a token over 16 KiB by its length alone', () => {
    const { error } = decodeJwt('.'.repeat(10_000_000));
    expect(error?.reason).toBe('token-too-large');
    expect(error?.message).toContain('16384');
  });

  it('accepts a token of exactly the maximum length', () => {
    const token = `${header}.${payload}.AA`;
    expect(decodeJwt(token, { maxTokenLength: token.length }).error).toBeNull();
    expect(decodeJwt(token, { maxTokenLength: token.length - 1 }).error?.reason).toBe('token-too-large');
  });

  it.each<readonly [name: string, more: object]>([
    ['flat', {}],
    ['nested', { jwk: { kty: 'RSA' }, x5c: ['a'] }],
  ])('returns a new header to each caller, with %s values', (_name, more) => {
    const expected = { ...HEADER, ...more };
    const token = `${base64url(expected)}.${payload}.AA`;
    for (let count = 0; count < 3; count++) {
      const { result } = decodeJwt(token);
      expect(result?.header).toEqual(expected);
      Object.assign(Object(result?.header), { alg: 'none' });
      Object.assign(Object(result?.header['jwk']), { kty: 'oct' });
      Reflect.deleteProperty(Object(result?.header['x5c']), 0);
    }
  });

  it('never throws, whatever the segments contain', () => {
    const segment = fc.oneof(fc.base64String(), fc.json().map(base64url), fc.string());
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
        const { result, error } = decodeJwt(segments.join('.'));
        expect((result === null) !== (error === null)).toBe(true);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
