import { landingOf } from '../browser/landing.ts';
import { at, type Scenario, type Step } from './scenario.ts';
import { ADA, expire, signInAda } from './steps.ts';

/** Addresses that a handshake must bring back. The query can come back in another encoding of the same fields. */
const KEPT_ADDRESSES = [
  '/later?a=1#part',
  '/later?b=%2B+%20&b=2&a',
  '/caf%C3%A9/%2F/?q=%E2%9C%93&%3D=%26',
  '/later?&a&&b=',
  '//double//slash/../up',
  '/later?redirect_url=https%3A%2F%2Fevil.example%2F&next=//evil.example',
  `/later?long=${'x'.repeat(1500)}`,
] as const;

/** Parameters of handshakes in a link that a stranger has made. */
const TYPED_PARAMETERS = [
  '__clerk_handshake=typed',
  '__clerk_handshake_nonce=typed',
  '__clerk_db_jwt=typed',
  '__clerk_redirect_count=2',
] as const;

/** What the address bar shows, and under which hosts the application works. */
export const addressScenarios: readonly Scenario[] = [
  {
    name: 'the address bar after a handshake',
    steps: [
      signInAda,
      ...KEPT_ADDRESSES.map(
        (address): Step => ({
          name: `shows ${address.slice(0, 60)}`,
          run: async (scene) => {
            await expire(scene);
            return scene.visit(address);
          },
          expected: at(normalized(address), { ...ADA, redirects: 3 }),
        }),
      ),
      ...TYPED_PARAMETERS.map(
        (parameter, index): Step => ({
          name: `${parameter} in a link ends no session`,
          run: async (scene) => {
            await expire(scene);
            const { redirects } = await scene.visit(`/linked-${index}?a=1&${parameter}`);
            return [redirects <= 6, (await scene.visit(`/after-${index}`)).user];
          },
          expected: [true, 'user_ada'],
        }),
      ),
    ],
  },
  {
    name: 'other hosts of the application',
    steps: [
      signInAda,
      ...['127.0.0.1', 'app.localhost'].map(
        (host): Step => ({
          name: `${host} finds the session of the browser`,
          run: async ({ page, app }) => {
            const { port } = new URL(app.url);
            const landings = [
              await landingOf(page, () => page.goto(`http://${host}:${port}/host?a=1`)),
              await landingOf(page, () => page.goto(`http://${host}:${port}/host`)),
            ];
            const { hostname } = new URL(page.url());
            // The emulator has cookies of its own at 127.0.0.1.
            return [hostname, ...landings.map(({ cookies: _, ...landing }) => landing)];
          },
          expected: [
            host,
            { ...ADA, address: '/host?a=1', redirects: 3 },
            { ...ADA, address: '/host', redirects: 0 },
          ],
        }),
      ),
      {
        name: '127.0.0.1 notices a sign-out at the instance',
        run: async ({ page, app, emulator }) => {
          await page.goto(`${emulator.frontendApiUrl}/sign-out`);
          await page.getByRole('button', { name: 'Sign out' }).click();
          const { port } = new URL(app.url);
          const { user, address } = await landingOf(page, () => page.goto(`http://127.0.0.1:${port}/out`));
          return { user, address };
        },
        expected: { user: 'nobody', address: '/out' },
      },
      {
        name: 'and localhost keeps its token for as long as it lives',
        run: ({ visit }) => visit('/own'),
        expected: at('/own', ADA),
      },
    ],
  },
  {
    name: 'an application under a path',
    steps: [
      {
        name: 'is signed out at its own address',
        run: ({ visit }) => visit('/base/first?a=1'),
        expected: at('/base/first?a=1', { redirects: 3 }),
      },
      {
        name: 'is signed in at its own address',
        run: ({ signIn }) => signIn('user_ada', '/base/page?a=1'),
        expected: at('/base/page?a=1', { ...ADA, redirects: 4 }),
      },
      {
        name: 'is renewed at its own address after expiry',
        run: async (scene) => {
          await expire(scene);
          return scene.visit('/base/later?a=1#part');
        },
        expected: at('/base/later?a=1#part', { ...ADA, redirects: 3 }),
      },
    ],
  },
];

/** The address as the browser shows it, with the fields of its query as a form has them. */
function normalized(address: string): string {
  const url = new URL(`http://host${address}`);
  url.search = url.searchParams.toString();
  return url.href.slice(url.origin.length);
}
