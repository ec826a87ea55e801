import { type Landing, landingOf } from '../browser/landing.ts';
import { at, type Step } from './scenario.ts';
import type { Scene } from './scene.ts';

/** A session starts in an organization of its user. */
export const ADA = { user: 'user_ada', organization: 'org_acme' };

export const signInAda: Step = {
  name: 'signs in',
  run: ({ signIn: choose }) => choose('user_ada'),
  expected: at('/', { ...ADA, redirects: 4 }),
};

/** Loses the token and the means to refresh it without a redirect. */
export async function expire({ advance, profile }: Scene): Promise<void> {
  await advance(120_000);
  await profile.context.clearCookies({ name: /^__refresh/ });
}

/** A browser gives up after 20 redirects. More than this number in a row would be a loop. */
const MAXIMUM_REDIRECTS = 7;

/** Replaces the number of redirects, which depends on which tab comes first. */
export function bounded({ redirects, ...landing }: Landing) {
  return { ...landing, isBounded: redirects <= MAXIMUM_REDIRECTS };
}

/** The result of `bounded` for this landing. */
export function boundedAt(address: string, expected: Partial<Landing> = {}) {
  return bounded(at(address, expected));
}

/** Opens tabs one after another, without waiting for the one before. */
export async function openTabs({ profile, app }: Scene, count: number, pauseInMs: number) {
  const landings = Array.from({ length: count }, async (_, index) => {
    await sleep(index * pauseInMs);
    const page = await profile.context.newPage();
    return bounded(await landingOf(page, () => page.goto(`${app.url}/tab`)));
  });
  return Promise.all(landings);
}

/** Signs out at the instance and in the application. */
export async function signOut({ page, emulator, app }: Scene): Promise<Landing> {
  const target = encodeURIComponent(`${app.url}/sign-out`);
  await page.goto(`${emulator.frontendApiUrl}/sign-out?redirect_url=${target}`);
  return landingOf(page, () => page.getByRole('button', { name: 'Sign out' }).click());
}

/** Revokes the session of a user, as an administrator does. */
export async function revokeSessions({ emulator }: Scene): Promise<void> {
  const headers = { authorization: `Bearer ${emulator.secretKey}` };
  const found = await emulator.fetch(`${emulator.url}/v1/sessions?user_id=user_ada&status=active`, {
    headers,
  });
  // The Backend API lists sessions, which have an id.
  const sessions = (await found.json()) as readonly { readonly id: string }[];
  for (const { id } of sessions) {
    await emulator.fetch(`${emulator.url}/v1/sessions/${id}/revoke`, { method: 'POST', headers });
  }
}

export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const slowHandshake = ({ emulator }: Scene) =>
  emulator.faults.add({ route: 'GET /v1/client/handshake', latencyInMs: 800 });
