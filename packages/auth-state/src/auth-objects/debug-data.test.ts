import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDebug } from './debug-data.ts';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl';

describe('createDebug()', () => {
  it('keeps data about how a request was decided', () => {
    const data = { rule: 'H3', reason: null, tokenType: 'session_token', cookieNames: ['a'], clockOffset: 1 };
    expect(createDebug(data)()).toEqual(data);
  });

  it.each([
    'secretKey',
    'machineSecretKey',
    'jwtKey',
    'sessionToken',
    'tokenInHeader',
    'sessionTokenInCookie',
    'refreshTokenInCookie',
    'devBrowserToken',
    'handshakeToken',
    'handshakeNonce',
    'cookies',
    'authorization',
    'password',
  ])('hides %s, at any level', (field) => {
    for (const value of ['opaque', ['opaque'], { nested: 'opaque' }, new URL('https://opaque.example')]) {
      expect(createDebug({ [field]: value })()).toEqual({ [field]: '[redacted]' });
      expect(JSON.stringify(createDebug({ context: [{ [field]: value }] })())).not.toContain('opaque');
    }
    expect(createDebug({ [field]: '' })()).toEqual({ [field]: '' });
    for (const value of [null, 0, 1, true]) {
      expect(createDebug({ [field]: value })()).toEqual({ [field]: value });
    }
  });

  it('hides strings that look like credentials, in any field', () => {
    const data = {
      message: `refused ${jwt}`,
      url: new URL(`https://a.example/?x=${jwt}`),
      list: ['sk_test_abcdefgh'],
    };
    expect(createDebug(data)()).toEqual({
      message: 'refused [redacted]',
      url: 'https://a.example/?x=[redacted]',
      list: ['[redacted]'],
    });
  });

  it('returns no data if JSON can not hold it', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) {
      deep = [deep];
    }
    expect([createDebug(cyclic)(), createDebug({ deep })(), createDebug({ big: 1n })()]).toEqual([
      {},
      {},
      {},
    ]);
    expect(createDebug({ debug: () => jwt, missing: undefined })()).toEqual({});
  });

  it('never throws, and never shows a secret', () => {
    const secret = fc.constantFrom(
      jwt,
      'sk_live_abcdefghijkl',
      'ak_0123456789',
      'whsec_abcdefgh',
      'dvb_abcdefgh',
    );
    const data = fc.dictionary(
      fc.string(),
      fc.oneof(secret, fc.array(secret), fc.dictionary(fc.string(), secret)),
    );
    fc.assert(
      fc.property(data, fc.anything(), (secrets, anything) => {
        const shown = JSON.stringify(createDebug({ anything, secrets })());
        expect(shown).not.toMatch(/sk_live|ak_0123|whsec_a|dvb_a|eyJhbG/);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});
