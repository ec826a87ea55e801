import { createEmulator, type Emulator, type EmulatorOptions } from '@x/emulator';
import getPort from 'get-port';
import type { Page } from 'playwright-core';
import type { App, Keys, Server } from '../apps/app.ts';
import { type Landing, landingOf } from '../browser/landing.ts';
import { launch, type Profile } from '../browser/launch.ts';

/** The secret of an authenticator app. */
export const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

export const SEED = {
  users: [
    { id: 'user_ada', emailAddress: 'ada@example.com', firstName: 'Ada', password: 'correct horse battery' },
    { id: 'user_code', emailAddress: 'code+clerk_test@example.com' },
    { id: 'user_eve', emailAddress: 'eve@example.com', firstName: 'Eve' },
    { id: 'user_phone', phoneNumber: '+15555550100', firstName: 'Phone' },
    {
      id: 'user_factors',
      emailAddress: 'factors@example.com',
      password: 'correct horse battery',
      totpSecret: TOTP_SECRET,
      backupCodes: ['backup1', 'backup2'],
    },
  ],
  organizations: [{ id: 'org_acme', name: 'Acme', slug: 'acme', createdBy: 'user_ada' }],
};

/** What a scenario needs in addition to one emulator, one application and one browser. */
export interface SceneOptions {
  readonly blocksCookies?: boolean;
  readonly javaScriptEnabled?: boolean;
  readonly keepsPages?: boolean;
  readonly seed?: EmulatorOptions['seed'];
  /** How far the clock of the application is ahead of the clock of the emulator. */
  readonly aheadInMs?: number;
  readonly keys?: (satelliteHost: string, emulator: Emulator) => Partial<Keys>;
}

/** An emulator, an application and a browser. */
export interface Scene {
  readonly emulator: Emulator;
  readonly app: App;
  readonly profile: Profile;
  readonly page: Page;
  readonly server: Server;
  /** The host of a satellite, for scenarios that start one. */
  readonly satelliteHost: string;
  readonly visit: (path?: string, page?: Page) => Promise<Landing>;
  readonly signIn: (userId: string, path?: string) => Promise<Landing>;
  /** Moves the clocks of the emulator and of the application. */
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Ends a wait for what a page does not have, also on a busy machine. */
const ACTION_TIMEOUT_IN_MS = 60_000;

export async function createScene(server: Server, options: SceneOptions = {}): Promise<Scene> {
  const { aheadInMs = 0, blocksCookies, keepsPages, javaScriptEnabled = true, seed = SEED } = options;
  const satelliteHost = `satellite.localhost:${await getPort({ host: '127.0.0.1' })}`;
  const emulator = await createEmulator({ seed });
  const { secretKey, publishableKey, url: apiUrl } = emulator;
  const app = await server.start({
    secretKey,
    publishableKey,
    apiUrl,
    ...options.keys?.(satelliteHost, emulator),
  });
  const profile = await launch({ blocksCookies, keepsPages, javaScriptEnabled });
  profile.context.setDefaultTimeout(ACTION_TIMEOUT_IN_MS);
  const page = await profile.context.newPage();
  let advancedInMs = 0;
  const advance = async (milliseconds: number) => {
    emulator.advance(milliseconds);
    advancedInMs += milliseconds;
    await setClock(app, advancedInMs + aheadInMs);
  };
  await advance(0);
  const visit = (path = '/', tab = page) => landingOf(tab, () => tab.goto(app.url + path));
  return {
    emulator,
    app,
    profile,
    page,
    server,
    satelliteHost,
    visit,
    advance,
    signIn: (userId, path = '/') => signIn(page, { emulator, userId, target: app.url + path }),
    async close() {
      await profile.close();
      await app.close();
      await emulator.close();
    },
  };
}

/** Sets the clock of an application, and is not a request of the browser. */
export async function setClock({ url }: App, offsetInMs: number): Promise<void> {
  await fetch(`${url}/clock?offset=${offsetInMs}`);
}

interface SignInInput {
  readonly emulator: Pick<Emulator, 'frontendApiUrl'>;
  readonly userId: string;
  readonly target: string;
}

/** Chooses a user at the sign-in page of an emulator. */
export async function signIn(page: Page, { emulator, userId, target }: SignInInput): Promise<Landing> {
  await page.goto(`${emulator.frontendApiUrl}/sign-in?redirect_url=${encodeURIComponent(target)}`);
  return landingOf(page, () => chooseUser(page, userId));
}

/** Clicks on a user of the sign-in page that a tab shows. */
export async function chooseUser(page: Page, userId: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.locator(`input[value="${userId}"]`) });
  await form.getByRole('button').click();
}
