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

  const token = `${header}.${payload}.AA`;
  const mistakes: ReadonlyArray<readonly [message: string, value: unknown]> = [
    ['is not a string but a promise. Await it first.', Promise.resolve(token)],
    [
      'is not a string but a request. Pass the token of its header or its cookie.',
      new Request('https://a.example'),
    ],
    ['is not a string but a list of headers. Pass the token of one of them.', new Headers()],
    ['is not a string but null.', null],
    ['is not a string but undefined.', undefined],
    ['is not a string but a value of type number.', 5],
    ['is not a string but a value of type object.', { token }],
    ['is not a string but a value of type object.', [token]],
    ['is empty.', ''],
    ['is empty.', ' \n'],
    ['is the word "undefined" or "null".', 'undefined'],
    ['is an object that was converted to a string. Await a promise first.', '[object Promise]'],
    ['starts with "Bearer". Pass the token alone.', `Bearer ${token}`],
    ['starts with "Bearer". Pass the token alone.', `bearer\t${token}`],
    ['starts with the name of a cookie. Pass the text after "=" only.', `__session=${token}`],
    ['starts with the name of a cookie. Pass the text after "=" only.', `__session_1a2B3c4D=${token}`],
    ['is in quotation marks. Remove them.', `"${token}"`],
    ['is in quotation marks. Remove them.', `'${token}'\n`],
    ['begins or ends with white space, such as a line break. Trim it.', `${token}\n`],
    ['begins or ends with white space, such as a line break. Trim it.', ` ${token}`],
    [
      'has a space, a line break or a character outside of ASCII. Copy it again.',
      `${header}.\r\n${payload}.AA`,
    ],
    [
      'has a space, a line break or a character outside of ASCII. Copy it again.',
      `${header}.${payload}\u200b.AA`,
    ],
    ['is a secret key ("sk_"), and not a JWT.', 'sk_test_canary'],
    ['is the key of a machine ("ak_"), and not a JWT.', 'ak_canary'],
    ['is a URL, and not a JWT.', 'https://canary.example'],
    ['is not a well-formed JWT.', `${header}.${payload}`],
    ['is not a well-formed JWT.', `${header}=.${payload}.AA`],
    ['is not a well-formed JWT.', 'canary'],
  ];
  it.each(mistakes)('says that the token %s', (message, value) => {
    const { error } = decodeJwt(value as string);
    expect(error).toMatchObject({ reason: 'token-invalid', message: `The token ${message}` });
  });

  it('rejects a proxy that throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(decodeJwt(proxy as string).error?.message).toBe(
      'The token is not a string but a value of type object.',
    );
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
