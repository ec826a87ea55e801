import { expect } from 'vitest';
import type { Landing } from '../browser/landing.ts';
import { TOTP_SECRET } from '../scenarios/scene.ts';
import { totpOf } from './totp.ts';

/** What an application does with the browser SDK in a new page, and what the next page of the application shows. */
export interface Case {
  readonly name: string;
  /** Statements of the page, and their result. A function gets the time of the emulator. */
  readonly statements: string | ((nowInMs: number) => string);
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

/** Signs in as the user with second factors, and out again. */
const signInWithFactors = (strategy: 'totp' | 'backup_code', code: string) => `
  const attempt = await Clerk.client.signIn.create({
    identifier: 'factors@example.com',
    password: 'correct horse battery',
  });
  const factors = attempt.supportedSecondFactors.map(({ strategy }) => strategy);
  const wrong = await attempt.attemptSecondFactor({ strategy: '${strategy}', code: '000000' }).catch(({ errors }) => errors[0].code);
  const done = await attempt.attemptSecondFactor({ strategy: '${strategy}', code: '${code}' });
  await Clerk.setActive({ session: done.createdSessionId });
  return { first: attempt.firstFactorVerification.status, factors, wrong, status: done.status, user: Clerk.user.id };`;

const signedInWithFactors = {
  first: 'verified',
  factors: ['totp', 'backup_code'],
  wrong: 'form_code_incorrect',
  status: 'complete',
  user: 'user_factors',
};

/** The claims of a token. */
const readClaims = `
  const claimsOf = (token) => JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));`;

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
    statements: `${readClaims}
      const { sub } = claimsOf(await Clerk.session.getToken({ skipCache: true }));
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
    name: 'gets a token of a template, and none of an unknown one',
    statements: `${readClaims}
      const { sub, plan } = claimsOf(await Clerk.session.getToken({ template: 'reports' }));
      const unknown = await Clerk.session.getToken({ template: 'unknown' }).catch(({ errors }) => errors[0].code);
      return { sub, plan, unknown };`,
    expected: { sub: 'user_ada', plan: 'pro', unknown: 'resource_not_found' },
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
    name: 'signs in by a code of a text message, and out',
    statements: `
      const attempt = await Clerk.client.signIn.create({ identifier: '+15555550100' });
      const { phoneNumberId } = attempt.supportedFirstFactors.find(({ strategy }) => strategy === 'phone_code');
      await attempt.prepareFirstFactor({ strategy: 'phone_code', phoneNumberId });
      const wrong = await attempt.attemptFirstFactor({ strategy: 'phone_code', code: '000000' }).catch(({ errors }) => errors[0].code);
      const done = await attempt.attemptFirstFactor({ strategy: 'phone_code', code: '424242' });
      await Clerk.setActive({ session: done.createdSessionId });
      const user = Clerk.user.id;
      await Clerk.signOut(() => {});
      return { wrong, status: done.status, user };`,
    expected: { wrong: 'form_code_incorrect', status: 'complete', user: 'user_phone' },
    user: 'nobody',
  },
  {
    name: 'signs in with a code of an authenticator app as second factor',
    statements: (nowInMs) => signInWithFactors('totp', totpOf(TOTP_SECRET, nowInMs)),
    expected: signedInWithFactors,
    user: 'user_factors',
  },
  {
    name: 'signs in with a backup code as second factor',
    statements: `await Clerk.signOut(() => {}); ${signInWithFactors('backup_code', 'backup1')}`,
    expected: signedInWithFactors,
    user: 'user_factors',
  },
  {
    name: 'takes a backup code once',
    statements: `await Clerk.signOut(() => {}); ${signInWithFactors('backup_code', 'backup1')}`,
    expected: { failed: ['form_code_incorrect'] },
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
