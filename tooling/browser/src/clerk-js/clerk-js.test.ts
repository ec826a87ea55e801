import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../apps/app.ts';
import { node } from '../apps/node.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf } from '../browser/launch.ts';
import { officialExpress } from '../official/official.ts';
import { createScene, type Scene } from '../scenarios/scene.ts';
import { inClerk, loadClerk } from './load-clerk.ts';
import { serveClerkJs } from './serve-clerk-js.ts';

/** What an application does with the browser SDK, in this order. Each case loads the SDK in a new page. */
const CASES = [
  {
    name: 'loads, signed out',
    statements: 'return { user: Clerk.user, session: Clerk.session };',
    expected: { user: null, session: null },
    user: 'nobody',
  },
  {
    name: 'rejects a wrong password',
    statements:
      "return Clerk.client.signIn.create({ identifier: 'ada@example.com', password: 'wrong password' });",
    expected: { failed: ['form_password_incorrect'] },
    user: 'nobody',
  },
  {
    name: 'signs in by password',
    statements: `
      const attempt = await Clerk.client.signIn.create({
        identifier: 'ada@example.com',
        password: 'correct horse battery',
      });
      await Clerk.setActive({ session: attempt.createdSessionId });
      return { status: attempt.status, user: Clerk.user.id };`,
    expected: { status: 'complete', user: 'user_ada' },
    user: 'user_ada',
  },
  {
    name: 'knows the user after a reload, and gets a token',
    statements: `
      const token = await Clerk.session.getToken({ skipCache: true });
      const { sub } = JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
      return { user: Clerk.user.id, sub };`,
    expected: { user: 'user_ada', sub: 'user_ada' },
    user: 'user_ada',
  },
  {
    name: 'switches the organization',
    statements: `
      await Clerk.setActive({ organization: null });
      const personal = Clerk.organization;
      await Clerk.setActive({ organization: 'org_acme' });
      return { personal, organization: Clerk.organization.name };`,
    expected: { personal: null, organization: 'Acme' },
    user: 'user_ada',
  },
  {
    name: 'signs out',
    statements: 'await Clerk.signOut(() => {}); return { user: Clerk.user };',
    expected: { user: null },
    user: 'nobody',
  },
  {
    name: 'signs in by a code of an email',
    statements: `
      const attempt = await Clerk.client.signIn.create({ identifier: 'code+clerk_test@example.com' });
      const { emailAddressId } = attempt.supportedFirstFactors.find(({ strategy }) => strategy === 'email_code');
      await attempt.prepareFirstFactor({ strategy: 'email_code', emailAddressId });
      const done = await attempt.attemptFirstFactor({ strategy: 'email_code', code: '424242' });
      await Clerk.setActive({ session: done.createdSessionId });
      const user = Clerk.user.id;
      await Clerk.signOut(() => {});
      return { status: done.status, user };`,
    expected: { status: 'complete', user: 'user_code' },
    user: 'nobody',
  },
  {
    name: 'signs up with a verified email address',
    statements: `
      const attempt = await Clerk.client.signUp.create({
        emailAddress: 'new+clerk_test@example.com',
        password: 'a password of its own',
        firstName: 'New',
      });
      await attempt.prepareEmailAddressVerification({ strategy: 'email_code' });
      const done = await attempt.attemptEmailAddressVerification({ code: '424242' });
      await Clerk.setActive({ session: done.createdSessionId });
      return { before: attempt.unverifiedFields, status: done.status, name: Clerk.user.firstName };`,
    expected: { before: [], status: 'complete', name: 'New' },
    user: expect.stringMatching(/^user_/),
  },
];

describe.each([node, officialExpress])('an application with $name', (server) =>
  describeInBrowser('unmodified clerk-js', () => {
    let scene: Scene;
    let files: App;
    beforeAll(async () => {
      files = await serveClerkJs();
      scene = await createScene(server, { keys: (_host, { proxyUrl, env }) => ({ proxyUrl, env }) });
    });
    afterAll(async () => {
      await scene?.close();
      await files?.close();
    });

    it.each(CASES)('$name', async ({ statements, expected, user }) => {
      expect(await loadClerk(scene, files.url)).toEqual({ isLoaded: true, status: 'ready' });
      expect(await inClerk(scene.page, statements)).toEqual(expected);
      expect(await scene.visit('/after')).toMatchObject({ user, address: '/after' });
    });

    it('sent no request to another machine', () => {
      expect(foreignHostsOf(scene.profile)).toEqual([]);
    });
  }),
);
