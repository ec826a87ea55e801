import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { cookieNames } from '@x/auth-state';
import { createEmulator, type Emulator } from '@x/emulator';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerClock } from '../apps/create-client.ts';
import { createListener } from '../apps/node.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { landingOf } from '../browser/landing.ts';
import { launch, type Profile } from '../browser/launch.ts';
import { inClerk } from '../clerk-js/load-clerk.ts';
import { at } from '../scenarios/scenario.ts';
import { chooseUser, SEED } from '../scenarios/scene.ts';
import { ADA } from '../scenarios/steps.ts';
import { createCertificate } from './certificate.ts';

const DOMAIN = 'app.test';
const APP = `https://${DOMAIN}`;
const FRONTEND_API = `https://clerk.${DOMAIN}`;

/** Serves with TLS at a free port, to which the browser resolves a name of the domain. */
async function serve(
  certificate: { readonly key: string; readonly cert: string },
  listener: RequestListener,
) {
  const server = createServer(certificate, listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

// The address of a server that listens on a port has this type.
const portOf = (server: Server) => (server.address() as AddressInfo).port;

describeInBrowser('production over TLS, our SDK on node:https with clerk-js', () => {
  let emulator: Emulator;
  let servers: readonly Server[] = [];
  let profile: Profile;
  let page: Page;

  beforeAll(async () => {
    emulator = await createEmulator({ seed: SEED, productionDomain: DOMAIN });
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const certificate = createCertificate(DOMAIN);
    const application = await serve(certificate, createListener({ secretKey, publishableKey, apiUrl }));
    const frontendApi = await serve(
      certificate,
      getRequestListener((request) => emulator.fetch(request)),
    );
    servers = [application, frontendApi];
    profile = await launch({
      ports: { [DOMAIN]: portOf(application), [`clerk.${DOMAIN}`]: portOf(frontendApi) },
      fingerprint: certificate.fingerprint,
    });
    page = await profile.context.newPage();
  });
  afterAll(async () => {
    answerClock({ url: '/clock?offset=0' });
    await profile?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await emulator?.close();
  });

  /** An instance in production has no dev browser, and its cookies are of the domain. */
  const signedIn = (address: string, redirects = 0) =>
    at(address, { ...ADA, redirects, cookies: ['__client', '__client_uat', '__refresh', '__session'] });
  const visit = (path = '/') => landingOf(page, () => page.goto(APP + path));
  const advance = (milliseconds: number) => {
    emulator.advance(milliseconds);
    answerClock({ url: `/clock?offset=${emulator.now() - Date.now()}` });
  };
  const openSignIn = () => page.goto(`${FRONTEND_API}/sign-in?redirect_url=${encodeURIComponent(`${APP}/`)}`);
  /** The domains and flags of the cookies, with and without their suffix. */
  const cookies = async () => {
    const all = await profile.context.cookies();
    const suffix = cookieNames(emulator.publishableKey).session.suffixed.replace('__session', '');
    const own = all.filter(({ name, value }) => value !== '' && !name.startsWith('__clerk_redirect'));
    return Object.fromEntries(
      own.map(({ name, domain, secure, httpOnly }) => [
        name.replace(suffix, ''),
        [domain, secure && 'Secure', httpOnly && 'HttpOnly'].filter(Boolean).join(' '),
      ]),
    );
  };
  const loadClerk = async () => {
    await visit('/clerk');
    await page.evaluate(`window.__clerk_publishable_key = ${JSON.stringify(emulator.publishableKey)}`);
    await page.addScriptTag({ url: `${FRONTEND_API}/npm/@clerk/clerk-js@6/dist/clerk.browser.js` });
    return inClerk(page, 'await Clerk.load(); return [Clerk.instanceType, Clerk.user?.id ?? null];');
  };

  it('has a key of production', () => {
    expect(emulator.publishableKey).toMatch(/^pk_live_/);
    expect(emulator.frontendApiUrl).toBe(FRONTEND_API);
  });

  it('is signed out without a handshake', async () => {
    expect(await visit()).toEqual(at('/', { cookies: [] }));
  });

  it('signs in, and returns from a handshake with a clean URL', async () => {
    await openSignIn();
    const landing = await landingOf(page, () => chooseUser(page, 'user_ada'));
    expect(landing).toEqual(signedIn('/', 3));
  });

  it('has cookies that are secure, and those that both hosts read are of the domain', async () => {
    expect(await cookies()).toEqual({
      __client: `.${DOMAIN} Secure HttpOnly`,
      __client_uat: `.${DOMAIN} Secure`,
      __refresh: `${DOMAIN} Secure HttpOnly`,
      __session: `${DOMAIN} Secure`,
    });
  });

  it('is refreshed without a redirect after expiry', async () => {
    advance(120_000);
    expect(await visit('/later?a=1')).toEqual(signedIn('/later?a=1'));
  });

  it('is renewed by a handshake without a refresh cookie', async () => {
    advance(120_000);
    await profile.context.clearCookies({ name: /^__refresh/ });
    expect(await visit('/later?a=1')).toEqual(signedIn('/later?a=1', 2));
  });

  it('knows the user in clerk-js, without a proxy', async () => {
    expect(await loadClerk()).toEqual(['production', 'user_ada']);
    expect(
      await inClerk(page, 'return (await Clerk.session.getToken({ skipCache: true })).length > 0;'),
    ).toBe(true);
  });

  it('signs out by clerk-js', async () => {
    await inClerk(page, 'await Clerk.signOut(() => {});');
    expect(await visit()).toEqual(at('/', { cookies: ['__client', '__client_uat', '__refresh'] }));
  });

  it('signs in by clerk-js', async () => {
    await loadClerk();
    const statements = `
      const attempt = await Clerk.client.signIn.create({ identifier: 'ada@example.com', password: 'correct horse battery' });
      await Clerk.setActive({ session: attempt.createdSessionId });
      return Clerk.user.id;`;
    expect(await inClerk(page, statements)).toBe('user_ada');
    expect(await visit('/after')).toMatchObject({ user: 'user_ada', address: '/after' });
  });

  it('signs out by the headers of our SDK', async () => {
    expect((await landingOf(page, () => page.goto(`${APP}/sign-out`))).address).toBe('/');
    const names = Object.keys(await cookies());
    expect(names.filter((name) => name === '__session')).toEqual([]);
  });

  it('sent no request to another machine', () => {
    expect([...profile.hosts].sort()).toEqual([DOMAIN, `clerk.${DOMAIN}`]);
  });
});
