import { landingOf } from '../browser/landing.ts';
import { at, type Step } from './scenario.ts';
import type { Scene } from './scene.ts';

/** A session starts in an organization of its user. */
export const ADA = { user: 'user_ada', organization: 'org_acme' };
export const SESSION_COOKIES = [
  '__client',
  '__client_uat',
  '__clerk_db_jwt',
  '__refresh',
  '__session',
].sort();

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

/** Opens tabs one after another, without waiting for the one before. */
export async function openTabs({ profile, app }: Scene, count: number, pauseInMs: number) {
  const landings = Array.from({ length: count }, async (_, index) => {
    await sleep(index * pauseInMs);
    const page = await profile.context.newPage();
    const { user, address } = await landingOf(page, () => page.goto(`${app.url}/tab`));
    return `${user} ${address}`;
  });
  return Promise.all(landings);
}

export const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const slowHandshake = ({ emulator }: Scene) =>
  emulator.faults.add({ route: 'GET /v1/client/handshake', latencyInMs: 800 });
