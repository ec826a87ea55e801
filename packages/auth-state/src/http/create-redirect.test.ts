import { ConfigError } from '@x/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CreateRedirectParams, createRedirect } from './create-redirect.ts';

const key = (kind: string, frontendApi: string) => `pk_${kind}_${btoa(`${frontendApi}$`)}`;
const live = key('live', 'clerk.example.com');
const test = key('test', 'happy-cat-1.clerk.accounts.dev');
const base = 'https://app.example.com/notes';

const redirects = (params: Partial<CreateRedirectParams<string>>) =>
  createRedirect({ redirectAdapter: (url) => url, baseUrl: base, publishableKey: live, ...params });
const signIn = (params: Partial<CreateRedirectParams<string>>, returnBackUrl?: string | URL | null) =>
  redirects(params).redirectToSignIn({ returnBackUrl });
const signUp = (params: Partial<CreateRedirectParams<string>>, returnBackUrl?: string | URL | null) =>
  redirects(params).redirectToSignUp({ returnBackUrl });

describe('createRedirect(), the target', () => {
  it.each([
    [live, 'https://accounts.example.com'],
    [test, 'https://happy-cat-1.accounts.dev'],
    [key('test', 'happy-cat-1.clerk.accountsstage.dev'), 'https://happy-cat-1.accountsstage.dev'],
    [key('live', 'clerk.clerk.example.com'), 'https://accounts.clerk.example.com'],
    [key('live', 'auth.example.com'), 'https://auth.example.com'],
    [key('test', '127.0.0.1:4010'), 'http://127.0.0.1:4010'],
    [key('test', '[::1]:4010'), 'http://[::1]:4010'],
    [key('live', 'localhost'), 'http://localhost'],
    [key('test', 'clerk.localhost:4010'), 'http://accounts.localhost:4010'],
  ])('%s: to the account portal by default', (publishableKey, portal) => {
    expect(signIn({ publishableKey })).toBe(`${portal}/sign-in`);
    expect(signUp({ publishableKey })).toBe(`${portal}/sign-up`);
  });

  it.each([
    ['/sign-in', 'https://app.example.com/sign-in', 'https://app.example.com/sign-in/create'],
    ['/sign-in/?a=1', 'https://app.example.com/sign-in/?a=1', 'https://app.example.com/sign-in/create?a=1'],
    ['https://auth.example.com', 'https://auth.example.com/', 'https://auth.example.com/create'],
    [
      new URL('https://auth.example.com/in'),
      'https://auth.example.com/in',
      'https://auth.example.com/in/create',
    ],
  ])('to signInUrl %s; to sign up below it', (signInUrl, toSignIn, toSignUp) => {
    expect(signIn({ signInUrl, publishableKey: undefined })).toBe(toSignIn);
    expect(signUp({ signInUrl, publishableKey: undefined })).toBe(toSignUp);
  });

  it('to signUpUrl, which wins', () => {
    expect(signUp({ signInUrl: '/sign-in', signUpUrl: '/join' })).toBe('https://app.example.com/join');
  });

  it('to the tasks of a pending session', () => {
    const pending = { sessionStatus: 'pending' };
    expect(signIn(pending)).toBe('https://accounts.example.com/sign-in/tasks');
    expect(signIn({ ...pending, signInUrl: '/in/?a=1' })).toBe('https://app.example.com/in/tasks?a=1');
    expect(signUp({ ...pending, signInUrl: '/in' })).toBe('https://app.example.com/in/create/tasks');
    expect(signIn({ sessionStatus: 'active' })).toBe('https://accounts.example.com/sign-in');
  });

  it.each([
    ['nothing says where', 'Pass the publishableKey, or', { publishableKey: '' }],
    ['a relative URL has no base', 'absolute URLs', { baseUrl: '', signInUrl: '/sign-in' }],
    ['the base is not a URL', 'Option "baseUrl" must be an absolute URL, not "app".', { baseUrl: 'app' }],
    ['the target has another scheme', 'an http or https URL', { signInUrl: 'javascript:alert(1)' }],
    ['the target is not a URL', 'absolute URLs', { signInUrl: 'https://[' }],
    [
      'the publishable key is invalid',
      'Option "publishableKey" is not a publishable key',
      { publishableKey: 'pk_x' },
    ],
  ])('throws a ConfigError when %s', (_name, message, params) => {
    expect(() => signIn(params)).toThrow(ConfigError);
    expect(() => signIn(params)).toThrow(message);
  });

  it('needs no options', () => {
    expect(redirects({}).redirectToSignIn()).toBe('https://accounts.example.com/sign-in');
  });
});

describe('createRedirect(), the return URL', () => {
  const back = (url: string) => new URL(url).searchParams.get('redirect_url');

  it.each([
    ['/here?a=1', 'https://app.example.com/here?a=1'],
    ['https://other.example/x', 'https://other.example/x'],
    ['http://localhost:3000/', 'http://localhost:3000/'],
    ['xhttps://other.example', null],
    [new URL('https://app.example.com/#a'), 'https://app.example.com/#a'],
    ['', null],
    [null, null],
    [undefined, null],
    ['javascript:alert(1)', null],
    [' java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://[', null],
  ])('returns from %s to %s', (returnBackUrl, expected) => {
    expect(back(signIn({}, returnBackUrl))).toBe(expected);
    expect(back(signUp({}, returnBackUrl))).toBe(expected);
  });

  it('keeps the return URL without a base, and resolves the target against it', () => {
    expect(signIn({ baseUrl: '', signInUrl: '/in' }, 'https://a.example/x')).toBe(
      'https://a.example/in?redirect_url=https%3A%2F%2Fa.example%2Fx',
    );
    expect(signIn({ baseUrl: '', signInUrl: 'https://a.example/in' }, '/x')).toBe(
      'https://a.example/in?redirect_url=%2Fx',
    );
    expect(signIn({ baseUrl: '', signInUrl: 'https://a.example/in' }, 'javascript:x')).toBe(
      'https://a.example/in',
    );
  });

  it('passes the development browser on to another origin, only in development', () => {
    const withBrowser = { devBrowserToken: 'dvb_1', publishableKey: test };
    expect(signIn(withBrowser, '/x')).toMatch(/\?redirect_url=[^&]*&__clerk_db_jwt=dvb_1$/);
    expect(signIn({ ...withBrowser, signInUrl: '/in' })).toBe('https://app.example.com/in');
    expect(signIn({ ...withBrowser, signInUrl: 'http://app.example.com:81/in' })).toContain('dvb_1');
    expect(signIn({ ...withBrowser, publishableKey: live })).not.toContain('dvb_1');
    expect(signIn({ ...withBrowser, publishableKey: '', signInUrl: 'https://b.example' })).not.toContain(
      'dvb_1',
    );
  });

  it('lets a satellite sync when the visitor returns from another origin', () => {
    const satellite = { isSatellite: true };
    expect(back(signIn(satellite, '/x'))).toBe('https://app.example.com/x?__clerk_synced=false');
    expect(back(signIn({ ...satellite, signInUrl: '/in' }, '/x'))).toBe('https://app.example.com/x');
    expect(back(signIn({ isSatellite: false }, '/x'))).toBe('https://app.example.com/x');
  });

  it('never throws for input of a visitor and never leads elsewhere', () => {
    const hostileUrl = fc.string({ unit: fc.constantFrom(...'ahtps:/.@[]%?#\\ \n') });
    fc.assert(
      fc.property(hostileUrl, (returnBackUrl) => {
        const url = new URL(signIn({}, returnBackUrl));
        expect(url.origin).toBe('https://accounts.example.com');
        expect(url.searchParams.get('redirect_url') ?? 'http:').toMatch(/^https?:/);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
