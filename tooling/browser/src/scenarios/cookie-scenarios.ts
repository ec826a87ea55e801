import { landingOf } from '../browser/landing.ts';
import { at, type Scenario, SESSION_COOKIES } from './scenario.ts';
import { chooseUser, type Scene, SEED } from './scene.ts';
import { ADA, bounded, expire, signInAda } from './steps.ts';

/** A browser drops a cookie whose name and value have more bytes. */
const COOKIE_LIMIT = 4096;

/** A user whose plan has features that make the session token about this long. */
function seedWithToken(bytes: number) {
  // The claims of the token are in base64, which adds a third.
  const count = Math.floor((bytes - 900) / ((9 * 4) / 3));
  const features = Array.from({ length: count }, (_, index) => `f${String(index).padStart(5, '0')}`);
  const [ada, ...others] = SEED.users;
  return { ...SEED, plans: [{ slug: 'pro', features }], users: [{ ...ada, plan: 'pro' }, ...others] };
}

async function tokenLength({ emulator }: Scene): Promise<number> {
  const { token } = await emulator.signIn('user_ada', { organizationId: 'org_acme' });
  return token.length;
}

/** Browsers that keep no cookies, few of them, or too many. */
export const cookieScenarios: readonly Scenario[] = [
  {
    name: 'cookies blocked',
    options: { blocksCookies: true },
    steps: [
      {
        name: 'ends in a page after a bounded number of redirects, and stores none',
        run: ({ visit }) => visit(),
        expected: at('/?__clerk_redirect_count=1&__clerk_handshake_nonce=NONCE', {
          redirects: 2,
          cookies: [],
        }),
      },
      {
        name: 'ends in a page after the sign-in page, too',
        run: async ({ page, emulator, app }) => {
          await page.goto(signInUrlOf({ emulator, app }));
          const { address: _, ...landing } = bounded(
            await landingOf(page, () => chooseUser(page, 'user_ada')),
          );
          return landing;
        },
        // The handshake in the address says who it is, and nothing is kept.
        expected: { ...ADA, cookies: [], isBounded: true },
      },
    ],
  },
  {
    name: 'a token that just fits into a cookie',
    options: { seed: seedWithToken(COOKIE_LIMIT - 250) },
    steps: [
      {
        name: 'has nearly the size of a cookie',
        run: async (scene) => {
          const length = await tokenLength(scene);
          return length > COOKIE_LIMIT - 500 && length < COOKIE_LIMIT - '__session_12345678'.length;
        },
        expected: true,
      },
      signInAda,
      {
        name: 'is renewed after expiry',
        run: async (scene) => {
          await expire(scene);
          return scene.visit('/later');
        },
        expected: at('/later', { ...ADA, redirects: 3 }),
      },
    ],
  },
  {
    name: 'a token that is too large for a cookie',
    options: { seed: seedWithToken(COOKIE_LIMIT + 300) },
    steps: [
      {
        name: 'is larger than a cookie',
        run: async (scene) => (await tokenLength(scene)) > COOKIE_LIMIT,
        expected: true,
      },
      {
        name: 'ends in a page after a bounded number of redirects',
        run: async ({ signIn }) => {
          const { address: _, ...landing } = bounded(await signIn('user_ada'));
          return landing;
        },
        expected: {
          user: 'nobody',
          organization: 'none',
          isBounded: true,
          cookies: SESSION_COOKIES.filter((name) => name !== '__session'),
        },
      },
    ],
  },
  {
    name: 'a hundred cookies of other applications on the host',
    steps: [
      signInAda,
      {
        name: 'do not end a session',
        run: async ({ profile, visit }) => {
          const others = Array.from({ length: 100 }, (_, index) => ({
            name: `other_${index}`,
            value: 'x'.repeat(40),
            domain: 'localhost',
            path: '/',
          }));
          await profile.context.addCookies(others);
          const { cookies, ...landing } = await visit('/crowded');
          return { ...landing, cookies: cookies.filter((name) => !name.startsWith('other_')) };
        },
        expected: at('/crowded', ADA),
      },
      {
        name: 'nor its renewal after expiry',
        run: async (scene) => {
          await expire(scene);
          const { cookies, ...landing } = await scene.visit('/later');
          return { ...landing, cookies: cookies.filter((name) => !name.startsWith('other_')) };
        },
        expected: at('/later', { ...ADA, redirects: 3 }),
      },
    ],
  },
  {
    name: 'cookies that others have changed',
    steps: [
      signInAda,
      {
        name: 'an empty session cookie is renewed',
        run: (scene) => visitWith(scene, ''),
        expected: at('/changed', { ...ADA, redirects: 3 }),
      },
      ...['a.b.c', '%00"', 'x'.repeat(4000)].map((value) => ({
        name: `a session cookie of ${value.length} characters, "${value.slice(0, 12)}", is signed out, and leads back in`,
        run: async (scene: Scene) => {
          const changed = await visitWith(scene, value);
          await scene.page.goto(signInUrlOf(scene));
          const button = scene.page.getByRole('button', { name: 'Continue to' });
          return [changed, await landingOf(scene.page, () => button.click())];
        },
        expected: [at('/changed', { cookies: SESSION_COOKIES }), at('/', { ...ADA, redirects: 4 })],
      })),
    ],
  },
];

/** Visits the application with another value in its session cookies. */
async function visitWith({ profile, visit }: Scene, value: string) {
  const all = await profile.context.cookies();
  const sessions = all.filter(({ name }) => name.startsWith('__session'));
  await profile.context.addCookies(sessions.map((cookie) => ({ ...cookie, value })));
  return visit('/changed');
}

const signInUrlOf = ({ emulator, app }: Pick<Scene, 'emulator' | 'app'>) =>
  `${emulator.frontendApiUrl}/sign-in?redirect_url=${encodeURIComponent(`${app.url}/`)}`;
