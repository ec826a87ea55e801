import { ConfigError } from '@x/errors';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookieNames } from '../settings/cookie-names.ts';
import { DEVELOPMENT_KEY, PRODUCTION_KEY, suffixed } from '../tokens.test-support.ts';
import { type SignOutOptions, signOutHeaders } from './sign-out-headers.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const cookiesOf = (options: SignOutOptions) => signOutHeaders(options).getSetCookie();
const domainsOf = (options: SignOutOptions) => [
  ...new Set(cookiesOf(options).map((cookie) => /Domain=([^;]*)/.exec(cookie)?.[1])),
];

describe('cookieNames()', () => {
  it('returns the names with and without the suffix of the instance', () => {
    const [session = ''] = Object.keys(suffixed({ __session: '' }));
    const suffix = session.replace('__session', '');
    expect(cookieNames(PRODUCTION_KEY)).toEqual({
      session: { plain: '__session', suffixed: session },
      refresh: { plain: '__refresh', suffixed: `__refresh${suffix}` },
      clientUat: { plain: '__client_uat', suffixed: `__client_uat${suffix}` },
      devBrowser: { plain: '__clerk_db_jwt', suffixed: `__clerk_db_jwt${suffix}` },
    });
  });

  it.each(['', 'pk_live_x', 'sk_live_x'])('throws a ConfigError for the key %j', (key) => {
    expect(() => cookieNames(key)).toThrow(ConfigError);
  });
});

describe('signOutHeaders()', () => {
  it('removes every cookie of a session, wherever it is', () => {
    const { session, clientUat, refresh } = cookieNames(PRODUCTION_KEY);
    const names = [session.plain, session.suffixed, clientUat.plain, clientUat.suffixed, refresh.suffixed];
    const headers = signOutHeaders({
      publishableKey: PRODUCTION_KEY,
      url: 'https://app.example.com/sign-out',
    });
    expect(headers.getSetCookie()).toEqual([
      ...names.map((name) => `${name}=; Path=/; Max-Age=0; SameSite=Lax; Secure`),
      ...names.map((name) => `${name}=; Path=/; Max-Age=0; Domain=example.com; SameSite=Lax; Secure`),
      ...names.map((name) => `${name}=; Path=/; Max-Age=0; Domain=app.example.com; SameSite=Lax; Secure`),
      ...names.map((name) => `${name}=; Path=/; Max-Age=0; SameSite=None; Secure; Partitioned`),
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('removes the shared cookies without a key', () => {
    expect(cookiesOf({})).toEqual([
      '__session=; Path=/; Max-Age=0; SameSite=Lax',
      '__client_uat=; Path=/; Max-Age=0; SameSite=Lax',
    ]);
    expect(signOutHeaders().getSetCookie()).toEqual(cookiesOf({}));
  });

  it.each<readonly [options: SignOutOptions, domains: Array<string | undefined>]>([
    [{ publishableKey: PRODUCTION_KEY }, [undefined, 'example.com']],
    [{ publishableKey: DEVELOPMENT_KEY }, [undefined]],
    [{ url: 'http://localhost:3000' }, [undefined]],
    [{ url: 'http://127.0.0.1:3000' }, [undefined]],
    [{ url: 'http://[::1]:3000' }, [undefined]],
    [{ url: 'https://example.com' }, [undefined, 'example.com']],
    [
      { url: new URL('https://a.b.example.com') },
      [undefined, 'a.b.example.com', 'b.example.com', 'example.com'],
    ],
    [{ url: 'https://a;b.example.com' }, [undefined, 'example.com']],
    [
      { publishableKey: PRODUCTION_KEY, domain: 'satellite.example' },
      [undefined, 'satellite.example', 'example.com'],
    ],
    [{ publishableKey: `pk_live_${btoa('clerk.example.com:8443$')}` }, [undefined, 'example.com']],
    [{ publishableKey: `pk_live_${btoa('localhost:8443$')}` }, [undefined]],
  ])('for %j uses the domains %j', (options, domains) => {
    expect(domainsOf(options)).toEqual(domains);
  });

  it.each<readonly [options: SignOutOptions, isSecure: boolean]>([
    [{ publishableKey: PRODUCTION_KEY }, true],
    [{ publishableKey: DEVELOPMENT_KEY }, false],
    [{ publishableKey: PRODUCTION_KEY, url: 'http://app.example.com' }, false],
    [{ publishableKey: DEVELOPMENT_KEY, url: 'https://app.example.com' }, true],
  ])('for %j has Secure: %s', (options, isSecure) => {
    const cookies = cookiesOf(options);
    expect(cookies.every((cookie) => cookie.includes('; Secure') === isSecure)).toBe(true);
    expect(cookies.some((cookie) => cookie.includes('Partitioned'))).toBe(isSecure);
  });

  it.each([
    [{ url: '/notes' }, 'Option "url" must be an absolute http or https URL'],
    [{ url: 'javascript:alert(1)' }, 'Option "url" must be an absolute http or https URL'],
    [{ url: 'x'.repeat(9) }, 'Option "url" must be an absolute http or https URL, not "xxxxxxxxx".'],
    [{ url: 5 }, 'Option "url" must be an absolute http or https URL, not 5.'],
    [{ domain: 'a.example; HttpOnly' }, 'Option "domain" must be a host'],
    [{ domain: 'com' }, 'Option "domain" must be a host such as "app.example.com", not "com".'],
    [{ domain: '127.0.0.1' }, 'Option "domain" must be a host'],
    [{ domain: '.example.com' }, 'Option "domain" must be a host'],
    [{ domain: 'example.com.' }, 'Option "domain" must be a host'],
    [{ domain: `${'a'.repeat(242)}.example.com` }, 'Option "domain" must be a host'],
    [{ domain: '' }, 'Option "domain" must be a host'],
    [{ domain: 'https://a.example' }, 'Option "domain" must be a host'],
    [{ publishableKey: 'pk_x' }, 'publishableKey'],
    [{ uri: 'https://app.example.com' }, 'Unknown option "uri" of signOutHeaders. Did you mean "url"?'],
  ])('throws a ConfigError for %j', (options, message) => {
    // Not the options that the type allows.
    expect(() => signOutHeaders(options as SignOutOptions)).toThrow(ConfigError);
    expect(() => signOutHeaders(options as SignOutOptions)).toThrow(message);
  });
});

it.each(['App.Example.com', 'x-1.example', '1.2.a', `${'a'.repeat(241)}.example.com`])(
  'takes the domain %s',
  (domain) => {
    expect(domainsOf({ domain })).toEqual([undefined, domain]);
  },
);

it('covers eight domains above a host', () => {
  const hosts = Array.from('abcdefghi', (_letter, index, letters = [...'abcdefghi']) =>
    [...letters.slice(index), 'example', 'com'].join('.'),
  );
  const url = `https://x.${hosts[0]}/`;
  expect(domainsOf({ url })).toEqual([undefined, `x.${hosts[0]}`, ...hosts.slice(2), 'example.com']);
});

it.each(['Headers', 'URL'])('names the global %s if it is missing', (name) => {
  vi.stubGlobal(name, undefined);
  expect(() => signOutHeaders()).toThrow(`no global "${name}"`);
});

it('stays small for a host that a visitor makes up', () => {
  const url = `https://${'a.'.repeat(4_000)}example.com/`;
  expect(signOutHeaders({ url }).getSetCookie().length).toBeLessThan(40);
});
