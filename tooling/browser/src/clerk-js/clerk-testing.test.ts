import { afterAll, beforeAll, expect, it } from 'vitest';
import { node } from '../apps/node.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf } from '../browser/launch.ts';
import { createScene, type Scene } from '../scenarios/scene.ts';
import { inClerk, loadClerk } from './load-clerk.ts';

const API_HOST = 'api.clerk.com';

describeInBrowser('@clerk/testing', () => {
  const { fetch } = globalThis;
  let scene: Scene;
  let testing: typeof import('@clerk/testing/playwright');
  let calledHosts: string[] = [];
  /** Answers requests to the real API. They never leave this machine. */
  let answer: typeof fetch;

  beforeAll(async () => {
    scene = await createScene(node, { keys: (_host, { proxyUrl }) => ({ proxyUrl }) });
    Object.assign(process.env, scene.emulator.env);
    globalThis.fetch = (input, init) => {
      const { host } = new URL(input instanceof Request ? input.url : input);
      if (host !== API_HOST) return fetch(input, init);
      calledHosts.push(host);
      return answer(input, init);
    };
    // Its client of the Backend API keeps the `fetch` that it finds when it loads.
    testing = await import('@clerk/testing/playwright');
  });
  afterAll(async () => {
    globalThis.fetch = fetch;
    for (const name of Object.keys(scene?.emulator.env ?? {})) delete process.env[name];
    await scene?.close();
  });

  /** Signs out, and waits for the page to which clerk-js leads. */
  const signOut = async () => {
    const { page, app } = scene;
    await Promise.all([page.waitForURL(`${app.url}/`), testing.clerk.signOut({ page })]);
  };
  const signedInUser = () => inClerk(scene.page, 'return Clerk.user?.id ?? null;');

  it('sets up a testing token of the emulator', async () => {
    await testing.clerkSetup({ dotenv: false });
    expect(process.env['CLERK_FAPI']).toBe(new URL(scene.emulator.url).host);
    expect(process.env['CLERK_TESTING_TOKEN']).toBeTruthy();
    expect(calledHosts).toEqual([]);
  });

  it('signs in by password, and out', async () => {
    await loadClerk(scene);
    const { page } = scene;
    await testing.clerk.loaded({ page });
    const signInParams = {
      strategy: 'password',
      identifier: 'ada@example.com',
      password: 'correct horse battery',
    } as const;
    await testing.clerk.signIn({ page, signInParams });
    expect(await signedInUser()).toBe('user_ada');
    expect((await scene.visit('/after')).user).toBe('user_ada');
    await loadClerk(scene);
    await signOut();
    expect((await scene.visit('/after')).user).toBe('nobody');
  });

  it('signs in by a code of an email', async () => {
    await loadClerk(scene);
    const { page } = scene;
    const identifier = 'code+clerk_test@example.com';
    await testing.clerk.signIn({ page, signInParams: { strategy: 'email_code', identifier } });
    expect(await signedInUser()).toBe('user_code');
    await signOut();
  });

  it('calls the real API to sign in by an email address alone, whatever CLERK_API_URL says', async () => {
    calledHosts = [];
    answer = () => Promise.reject(new TypeError('The tests call no other machine.'));
    await loadClerk(scene);
    const signIn = testing.clerk.signIn({ page: scene.page, emailAddress: 'ada@example.com' });
    await expect(signIn).rejects.toThrow('Failed to sign in with email ada@example.com');
    expect(new Set(calledHosts)).toEqual(new Set([API_HOST]));
  });

  it('signs in by an email address if its calls of the real API reach the emulator', async () => {
    answer = (input, init) => scene.emulator.fetch(input, init);
    await loadClerk(scene);
    await testing.clerk.signIn({ page: scene.page, emailAddress: 'ada@example.com' });
    expect(await signedInUser()).toBe('user_ada');
    expect((await scene.visit('/after')).user).toBe('user_ada');
  });

  it('sent no request to another machine', () => {
    expect(foreignHostsOf(scene.profile)).toEqual([]);
  });
});
