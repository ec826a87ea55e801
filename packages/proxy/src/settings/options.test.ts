import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createFrontendApiProxy, type FrontendApiProxyOptions } from '../index.ts';
import { frontendApiOfKey } from './frontend-api-of-key.ts';
import { readProxyUrl } from './read-proxy-url.ts';
import { readSettings } from './read-settings.ts';

const keyFor = (host: string, kind = 'live') => `pk_${kind}_${btoa(`${host}$`)}`;
const VALID: FrontendApiProxyOptions = {
  publishableKey: keyFor('clerk.example.com'),
  secretKey: 'sk_live_secret123',
  proxyUrl: 'https://app.example.com/__clerk',
};

describe('options of createFrontendApiProxy()', () => {
  it('have defaults', () => {
    expect(readSettings(VALID)).toEqual({
      secretKey: 'sk_live_secret123',
      proxy: { origin: 'https://app.example.com', path: '/__clerk' },
      upstream: { origin: 'https://frontend-api.clerk.dev', path: '' },
      upstreamHosts: new Set(['frontend-api.clerk.dev', 'clerk.example.com']),
      clientAddress: undefined,
      fetch: undefined,
      timeoutInMs: 30_000,
      idleTimeoutInMs: 120_000,
      maxBodyLength: 16_777_216,
    });
  });

  it('are taken as given', () => {
    const given = {
      clientAddress: 'cf-connecting-ip',
      fetch,
      timeoutInMs: 1,
      idleTimeoutInMs: Number.POSITIVE_INFINITY,
      maxBodyLength: 3,
    };
    expect(readSettings({ ...VALID, ...given })).toMatchObject(given);
    const frontendApiUrl = 'https://Fapi.example:443/a/';
    expect(readSettings({ ...VALID, frontendApiUrl })).toMatchObject({
      upstream: { origin: 'https://fapi.example', path: '/a' },
      upstreamHosts: new Set(['fapi.example', 'clerk.example.com']),
    });
    expect(
      readSettings({ ...VALID, publishableKey: keyFor('Clerk.Example.com:443') }).upstreamHosts,
    ).toContain('clerk.example.com');
  });

  it('can be undefined', () => {
    const nothing = {
      clientAddress: undefined,
      fetch: undefined,
      frontendApiUrl: undefined,
      timeoutInMs: undefined,
    };
    expect(readSettings({ ...VALID, ...nothing })).toEqual(readSettings(VALID));
  });

  it.each<readonly [name: string, options: object, message: string]>([
    [
      'no publishable key',
      { publishableKey: undefined },
      'needs the option "publishableKey". Copy it from the dashboard.',
    ],
    ['null as the secret key', { secretKey: null }, 'createFrontendApiProxy needs the option "secretKey".'],
    ['no proxy URL', { proxyUrl: undefined }, 'needs the option "proxyUrl". Pass "/__clerk", or a URL.'],
    ['an empty publishable key', { publishableKey: '' }, 'Option "publishableKey" is empty.'],
    ['an empty secret key', { secretKey: '' }, 'Option "secretKey" is empty.'],
    [
      'a secret key as the publishable key',
      { publishableKey: 'sk_live_1' },
      'is not a publishable key but a secret key',
    ],
    [
      'a publishable key as the secret key',
      { secretKey: VALID.publishableKey },
      'is not a secret key but a publishable key',
    ],
    ['half a publishable key', { publishableKey: 'pk_live_Y2x' }, 'Copy it whole'],
    ['a number as a key', { secretKey: 5 }, 'a value of type number'],
    [
      'a key with a line break',
      { secretKey: 'sk_live_1\n' },
      'Option "secretKey" begins or ends with white space',
    ],
    [
      'a key that a header cannot hold',
      { secretKey: 'sk_live_é' },
      'Option "secretKey" has a space or a character outside of ASCII.',
    ],
    [
      'a misspelt name',
      { proxyURL: '/' },
      'Unknown option "proxyURL" of createFrontendApiProxy. Did you mean "proxyUrl"?',
    ],
    ['the name of the reference SDK', { proxyPath: '/__clerk' }, 'Unknown option "proxyPath"'],
    [
      'a clientAddress that is not a name',
      { clientAddress: 'x forwarded' },
      'Option "clientAddress" must be the name of a header or a function, not "x forwarded".',
    ],
    [
      'a clientAddress that ends with a space',
      { clientAddress: 'x-forwarded-for ' },
      'Option "clientAddress"',
    ],
    ['a clientAddress that begins with a colon', { clientAddress: ':x' }, 'Option "clientAddress"'],
    ['an empty clientAddress', { clientAddress: '' }, 'Option "clientAddress"'],
    ['true as the clientAddress', { clientAddress: true }, 'Option "clientAddress"'],
    ['a fetch that is not a function', { fetch: 'fetch' }, 'Option "fetch" must be a function, not "fetch".'],
    ['a time as a string', { timeoutInMs: '5s' }, 'Option "timeoutInMs" must be a number above 0, not "5s".'],
    ['no time', { timeoutInMs: 0 }, 'Option "timeoutInMs" must be a number above 0, not 0.'],
    ['a negative time', { idleTimeoutInMs: -1 }, 'Option "idleTimeoutInMs"'],
    ['NaN', { maxBodyLength: Number.NaN }, 'Option "maxBodyLength" must be a number above 0, not NaN.'],
    [
      'a Frontend API without a scheme',
      { frontendApiUrl: 'fapi.example' },
      'Option "frontendApiUrl" has no scheme. Pass "https://fapi.example".',
    ],
    [
      'a path as the Frontend API',
      { frontendApiUrl: '/fapi' },
      'Option "frontendApiUrl" must be an absolute',
    ],
    ['a Frontend API of another scheme', { frontendApiUrl: 'ftp://fapi.example' }, 'Option "frontendApiUrl"'],
    [
      'an impossible port',
      { frontendApiUrl: 'https://fapi.example:99999' },
      'Option "frontendApiUrl" must be a URL',
    ],
    ['a number as the Frontend API', { frontendApiUrl: 5 }, 'Option "frontendApiUrl"'],
    [
      'a proxy at the Frontend API',
      { proxyUrl: 'https://frontend-api.clerk.dev' },
      'The proxy points at itself: the Frontend API and "proxyUrl" are both at "https://frontend-api.clerk.dev". Set "frontendApiUrl".',
    ],
    [
      'a Frontend API below the proxy',
      { frontendApiUrl: 'https://app.example.com/__clerk/fapi' },
      'The proxy points at itself',
    ],
  ])('throw a ConfigError for %s', (_name, options, message) => {
    // The test passes what the types do not allow.
    const create = () => createFrontendApiProxy({ ...VALID, ...options } as FrontendApiProxyOptions);
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(message);
    expect(create).not.toThrow('secret123');
  });

  it.each([undefined, null, 'pk_live_1', []])('throw a ConfigError if they are %j', (options) => {
    // As above.
    expect(() => createFrontendApiProxy(options as never)).toThrow(ConfigError);
  });

  it('accept a Frontend API next to the proxy', () => {
    expect(() => readSettings({ ...VALID, frontendApiUrl: 'https://app.example.com/fapi' })).not.toThrow();
    expect(() => readSettings({ ...VALID, frontendApiUrl: 'http://app.example.com' })).not.toThrow();
  });
});

describe('readProxyUrl()', () => {
  it.each([
    ['/', undefined, ''],
    ['/__clerk', undefined, '/__clerk'],
    ['/__clerk//', undefined, '/__clerk'],
    ['/a/b', undefined, '/a/b'],
    ['https://app.example.com', 'https://app.example.com', ''],
    ['https://app.example.com/', 'https://app.example.com', ''],
    ['HTTPS://App.example.com:443/__clerk/', 'https://app.example.com', '/__clerk'],
    ['http://localhost:3000/__clerk', 'http://localhost:3000', '/__clerk'],
  ])('reads %s', (value, origin, path) => {
    expect(readProxyUrl('proxyUrl', value)).toEqual({ origin, path });
  });

  it.each([
    [undefined, 'must be an absolute http or https URL, or a path that begins with "/", not undefined.'],
    [5, 'not 5.'],
    ['', 'is empty. Is the environment variable set?'],
    ['__clerk', 'not "__clerk".'],
    ['app.example.com/__clerk', 'has no scheme. Pass "https://app.example.com/__clerk".'],
    ['ftp://app.example.com', 'not "ftp://app.example.com".'],
    ['xhttp://app.example.com', 'must be an absolute'],
    ['user:password@app.example.com', 'not a value with credentials or a query.'],
    ['a?token=password', 'not a value with credentials or a query.'],
    ['https://user@app.example.com', 'without credentials, query, hash, backslash and white space.'],
    ['https://:password@app.example.com', 'without credentials'],
    ['https://app.example.com/?a', 'without credentials'],
    ['https://app.example.com/#a', 'without credentials'],
    ['https://app.example.com/a b', 'without credentials'],
    ['https://app.example.com\\a', 'without credentials'],
    ['https://', 'must be a URL or a path'],
    ['https://*.example.com/__clerk', 'has a host that cannot exist: "*.example.com".'],
    ['https://a..example/__clerk', 'has a host that cannot exist'],
    ['/a?b', 'without credentials'],
    ['/a#b', 'without credentials'],
    ['/\\evil.example', 'without credentials'],
    ['//evil.example/a', 'is not a path as browsers request it. Pass "/evil.example/a".'],
    ['/a//b', 'Pass "/a/b".'],
    ['/a/../b', 'Pass "/b".'],
    ['/a/..', 'Pass "/".'],
    ['/é', 'Pass "/%C3%A9".'],
  ])('throws a ConfigError for %j', (value, message) => {
    const read = () => readProxyUrl('proxyUrl', value);
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(message);
    expect(read).toThrow('Option "proxyUrl"');
    expect(read).not.toThrow('password');
  });
});

describe('frontendApiOfKey()', () => {
  it.each([
    ['clerk.example.com', 'https://frontend-api.clerk.dev'],
    ['happy-cat-1.clerk.accounts.dev', 'https://frontend-api.clerk.dev'],
    ['happy-cat-1.clerk.accountsstage.dev', 'https://frontend-api.clerkstage.dev'],
    ['myapp.lclclerk.com', 'https://frontend-api.lclclerk.com'],
    ['myapp.lcl.dev', 'https://frontend-api.lclclerk.com'],
    ['a.lclstage.dev', 'https://frontend-api.lclclerk.com'],
    ['clerk.example.lclclerk.com', 'https://frontend-api.clerk.dev'],
    ['clerk.prod.lcl.dev', 'https://frontend-api.clerk.dev'],
    ['clerk.a.lclstage.dev', 'https://frontend-api.clerk.dev'],
    ['xclerk.example.lclclerk.com', 'https://frontend-api.lclclerk.com'],
    ['clerk.accountsstage.dev.example.com', 'https://frontend-api.clerk.dev'],
    ['a.lcl.dev.example.com', 'https://frontend-api.clerk.dev'],
    ['clerk.a.lcl.dev.example.com', 'https://frontend-api.clerk.dev'],
    ['clerk.xlcl.dev', 'https://frontend-api.clerk.dev'],
    ['127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['[::1]:4010', 'http://[::1]:4010'],
    ['localhost', 'http://localhost'],
    ['emulator.localhost:4010', 'http://emulator.localhost:4010'],
  ])('finds the Frontend API of %s at %s', (host, url) => {
    expect(frontendApiOfKey(keyFor(host, 'test'))).toBe(url);
  });
});
