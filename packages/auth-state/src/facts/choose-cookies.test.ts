import { decodeJwt } from '@x/jwt';
import { describe, expect, it } from 'vitest';
import { SUFFIX_RULES } from '../decide/suffix-rules.ts';
import { readSettings } from '../settings/settings.ts';
import {
  currentDate,
  DEVELOPMENT_KEY,
  NOW_IN_SECONDS,
  PRODUCTION_KEY,
  sessionToken,
  suffixed,
} from '../tokens.test-support.ts';
import { chooseCookies } from './choose-cookies.ts';

const decode = (raw: string) => ({ raw, jwt: decodeJwt(raw) });

const own = await sessionToken();
const later = await sessionToken({ iat: NOW_IN_SECONDS });
const expired = await sessionToken({ exp: NOW_IN_SECONDS });
const foreign = await sessionToken({ iss: 'https://other.example.com' });
const anonymous = await sessionToken({ iss: undefined });

type Values = Record<string, string>;

const ROWS: ReadonlyArray<
  readonly [rule: string, why: string, plain: Values, suffixed: Values, chosen: string, key?: string]
> = [
  [
    'X1',
    'a plain session that is not a token',
    { __session: 'x' },
    { __session: own, __client_uat: '1' },
    'plain',
  ],
  [
    'X1',
    'a plain session without issuer',
    { __session: anonymous },
    { __session: own, __client_uat: '1' },
    'plain',
  ],
  ['X2', 'a plain session of another instance', { __session: foreign, __client_uat: '1' }, {}, 'suffixed'],
  ['X3', 'plain cookies only', { __session: own, __client_uat: '1' }, {}, 'plain'],
  ['X3', 'nothing', {}, {}, 'plain'],
  [
    'X4',
    'a plain session that is newer',
    { __session: later, __client_uat: '1' },
    { __session: own, __client_uat: '1' },
    'plain',
  ],
  [
    'X5',
    'suffixed cookies that say signed out',
    { __session: own, __client_uat: '1' },
    { __client_uat: '0' },
    'plain',
  ],
  [
    'X6',
    'an expired suffixed session in development',
    { __client_uat: '0' },
    { __session: expired, __client_uat: '1' },
    'plain',
    DEVELOPMENT_KEY,
  ],
  ['X7', 'a suffixed session without its client', {}, { __session: own }, 'plain'],
  [
    'X8',
    'the same session in both',
    { __session: own, __client_uat: '1' },
    { __session: own, __client_uat: '1' },
    'suffixed',
  ],
  [
    'X8',
    'an expired suffixed session in production',
    { __client_uat: '0' },
    { __session: expired, __client_uat: '1' },
    'suffixed',
  ],
  ['X8', 'both signed out', { __client_uat: '0' }, { __client_uat: '0' }, 'suffixed'],
];

describe('chooseCookies()', () => {
  it.each(ROWS.map((row) => [row[0], row[1], row] as const))('by %s with %s', (_rule, _why, row) => {
    const [, , plain, own, chosen, publishableKey = PRODUCTION_KEY] = row;
    const cookies = new Map(Object.entries({ ...plain, ...suffixed(own, publishableKey) }));
    const settings = readSettings({ publishableKey });
    const { isSuffixed, get, session } = chooseCookies(cookies, settings, decode, currentDate.getTime());
    expect(isSuffixed ? 'suffixed' : 'plain').toBe(chosen);
    const set = isSuffixed ? own : plain;
    expect(get('__client_uat')).toBe(set['__client_uat']);
    expect(session?.raw).toBe(set['__session']);
  });

  it('has a case for every row', () => {
    expect(new Set(ROWS.map(([rule]) => rule))).toEqual(new Set(SUFFIX_RULES.map(([id]) => id)));
  });

  const noNumber = '{"toString":1,"valueOf":1}';
  const nested = `${'['.repeat(5_500)}${']'.repeat(5_500)}`;
  it.each([
    ['an iat that can not become a number', `{"iat":${noNumber}}`],
    ['an exp that can not become a number', `{"exp":${noNumber}}`],
    ['an iat that nests too deeply to become a string', `{"iat":${nested}}`],
    ['an exp that nests too deeply to become a string', `{"exp":${nested}}`],
  ])('survives %s', (_name, payload) => {
    const [header = ''] = own.split('.', 1);
    const odd = `${header}.${Buffer.from(payload).toString('base64url')}.AAAA`;
    expect(decodeJwt(odd).error).toBeNull();
    const cookies = new Map(
      Object.entries({ __session: own, ...suffixed({ __session: odd }, PRODUCTION_KEY) }),
    );
    const settings = readSettings({ publishableKey: PRODUCTION_KEY });
    expect(chooseCookies(cookies, settings, decode, 0).session?.raw).toBe(own);
  });

  it('has no suffix without a publishable key', () => {
    const cookies = new Map([['__session_', own]]);
    expect(chooseCookies(cookies, readSettings({}), decode, 0)).toMatchObject({
      isSuffixed: false,
      session: undefined,
    });
  });

  it('uses the host of a satellite as the issuer', async () => {
    const settings = readSettings({
      publishableKey: PRODUCTION_KEY,
      isSatellite: true,
      domain: 'satellite.example',
    });
    const ofSatellite = await sessionToken({ iss: 'https://clerk.satellite.example' });
    const isSuffixed = (token: string) =>
      chooseCookies(new Map([['__session', token]]), settings, decode, 0).isSuffixed;
    expect([isSuffixed(ofSatellite), isSuffixed(own)]).toEqual([false, true]);
  });
});
