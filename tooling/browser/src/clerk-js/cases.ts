import { expect } from 'vitest';
import type { Landing } from '../browser/landing.ts';

/** What an application does with the browser SDK in a new page, and what the next page of the application shows. */
export interface Case {
  readonly name: string;
  /** Statements of the page, and their result. */
  readonly statements: string;
  readonly expected: unknown;
  readonly user: unknown;
  /** How far the clock of the emulator is behind meanwhile: the tokens of the page have expired at the next one. */
  readonly behindInMs?: number;
  /** The redirects on the way to the next page. */
  readonly redirects?: Landing['redirects'];
}

const signInByPassword = `
  const attempt = await Clerk.client.signIn.create({
    identifier: 'ada@example.com',
    password: 'correct horse battery',
  });
  await Clerk.setActive({ session: attempt.createdSessionId });
  return { status: attempt.status, user: Clerk.user.id };`;

const MINUTE_IN_MS = 60_000;

/** The cases run in this order, in one browser. */
export const CASES: readonly Case[] = [
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
    statements: signInByPassword,
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
    name: 'is renewed by a handshake after expiry',
    behindInMs: 30 * MINUTE_IN_MS,
    statements: signInByPassword,
    expected: { status: 'complete', user: 'user_ada' },
    user: 'user_ada',
    redirects: 3,
  },
  {
    name: 'is refreshed without a redirect after expiry',
    behindInMs: 20 * MINUTE_IN_MS,
    statements: 'await Clerk.session.getToken({ skipCache: true }); return { user: Clerk.user.id };',
    expected: { user: 'user_ada' },
    user: 'user_ada',
  },
  {
    name: 'signs out everywhere, and in by a code of an email',
    statements: `
      await Clerk.signOut(() => {});
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
