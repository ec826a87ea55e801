import { landingOf } from '../browser/landing.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import { chooseUser } from './scene.ts';
import { ADA, expire, revokeSessions, signInAda, signOut } from './steps.ts';

/** The application has deleted its cookies, and the browser still knows who it is for the instance. */
const FORGOTTEN = ['__clerk_db_jwt'];

/** The life of a session while everything works. */
export const visitorScenarios: readonly Scenario[] = [
  {
    name: 'from the first visit to the sign-out',
    steps: [
      { name: 'is signed out', run: ({ visit }) => visit(), expected: at('/', { redirects: 3 }) },
      {
        name: 'stays signed out without a redirect',
        run: ({ visit }) => visit('/again'),
        expected: at('/again'),
      },
      signInAda,
      { name: 'stays signed in', run: ({ visit }) => visit('/next'), expected: at('/next', ADA) },
      {
        name: 'is refreshed without a redirect after expiry',
        run: async ({ advance, visit }) => advance(120_000).then(() => visit('/later?a=1')),
        expected: at('/later?a=1', ADA),
      },
      {
        name: 'is renewed by a handshake without a refresh cookie',
        run: async (scene) => expire(scene).then(() => scene.visit('/later?a=1')),
        expected: at('/later?a=1', { ...ADA, redirects: 3 }),
      },
      {
        name: 'switches to the personal account',
        run: ({ visit }) => visit('/me'),
        expected: at('/me', { user: 'user_ada', redirects: 3 }),
      },
      {
        name: 'switches to an organization',
        run: ({ visit }) => visit('/orgs/acme'),
        expected: at('/orgs/acme', { ...ADA, redirects: 3 }),
      },
      {
        name: 'stays in the organization elsewhere',
        run: ({ visit }) => visit('/next'),
        expected: at('/next', ADA),
      },
      {
        name: 'does not switch to an organization of others',
        run: ({ visit }) => visit('/orgs/unknown'),
        expected: at('/orgs/unknown', { ...ADA, redirects: 6 }),
      },
      {
        name: 'signs out at the instance and in the application',
        run: signOut,
        expected: at('/', { redirects: 5, cookies: FORGOTTEN }),
      },
      { name: 'stays signed out', run: ({ visit }) => visit(), expected: at('/', { cookies: FORGOTTEN }) },
    ],
  },
  {
    name: 'a page that needs a session',
    steps: [
      {
        name: 'sends the visitor to the sign-in page, and back',
        run: async ({ page, app }) => {
          await page.goto(`${app.url}/private`);
          return landingOf(page, () => chooseUser(page, 'user_ada'));
        },
        expected: at('/private', { ...ADA, redirects: 4 }),
      },
    ],
  },
  {
    name: 'a session that is revoked',
    steps: [
      signInAda,
      {
        name: 'lives as long as its token',
        run: async (scene) => {
          await revokeSessions(scene);
          return scene.visit('/still');
        },
        expected: at('/still', ADA),
      },
      {
        name: 'ends at the next refresh',
        run: async ({ advance, visit }) => advance(120_000).then(() => visit('/over')),
        expected: at('/over', { redirects: 3 }),
      },
      { name: 'and stays ended', run: ({ visit }) => visit('/over'), expected: at('/over') },
    ],
  },
  {
    name: 'an application that was closed for a week',
    steps: [
      signInAda,
      {
        name: 'signs the visitor out: the session has expired',
        run: async ({ advance, visit }) => advance(8 * 86_400_000).then(() => visit('/week')),
        expected: at('/week', { redirects: 3 }),
      },
      signInAda,
      {
        name: 'and without its cookies finds the session at the instance',
        run: async ({ profile, visit }) => {
          await profile.context.clearCookies({ domain: 'localhost' });
          return visit('/cleared');
        },
        expected: at('/cleared', { ...ADA, cookies: SESSION_COOKIES, redirects: 3 }),
      },
    ],
  },
];
