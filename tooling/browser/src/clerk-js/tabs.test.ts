import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { node } from '../apps/node.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf, launch } from '../browser/launch.ts';
import { createScene, type Scene } from '../scenarios/scene.ts';
import { inClerk, loadClerk } from './load-clerk.ts';

const SIGN_IN = `
  const attempt = await Clerk.client.signIn.create({ identifier: 'ada@example.com', password: 'correct horse battery' });
  await Clerk.setActive({ session: attempt.createdSessionId });
  return Clerk.user.id;`;

const TOKEN = 'return (await Clerk.session.getToken({ skipCache: true })).length > 0;';

const ORGANIZATION = `
  const token = await Clerk.session.getToken({ skipCache: true });
  return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).o?.id ?? null;`;

describeInBrowser('clerk-js in several tabs', () => {
  let scene: Scene;
  let other: Page;
  beforeAll(async () => {
    scene = await createScene(node, { keys: (_host, { proxyUrl }) => ({ proxyUrl }) });
    other = await scene.profile.context.newPage();
  });
  afterAll(() => scene?.close());

  /** Signs in, and opens two tabs of the application. */
  const openTabs = async () => {
    const { page } = scene;
    await loadClerk(scene);
    if (await inClerk(page, 'return Clerk.user === null;')) await inClerk(page, SIGN_IN);
    await loadClerk({ ...scene, page: other, visit: (path) => scene.visit(path, other) });
    expect(await inClerk(other, 'return Clerk.user.id;')).toBe('user_ada');
  };

  it('signs in for both', openTabs);

  it('switches the organization for the server, and the other tab follows at its next page', async () => {
    const { page, visit } = scene;
    await openTabs();
    // A tab with clerk-js writes the session of its own organization into the cookies from time to time.
    await other.goto('about:blank');
    await inClerk(page, 'await Clerk.setActive({ organization: null });');
    expect([await inClerk(page, ORGANIZATION), (await visit('/after', other)).organization]).toEqual([
      null,
      'none',
    ]);
    await inClerk(page, "await Clerk.setActive({ organization: 'org_acme' });");
    expect([await inClerk(page, ORGANIZATION), (await visit('/after', other)).organization]).toEqual([
      'org_acme',
      'org_acme',
    ]);
  });

  it('signs out in both', async () => {
    await openTabs();
    await inClerk(scene.page, 'await Clerk.signOut(() => {});');
    await other.waitForFunction('!window.Clerk?.user');
    expect((await scene.visit('/after', other)).user).toBe('nobody');
  });

  it('gets a token again after the network was gone', async () => {
    const { page, profile, visit } = scene;
    await openTabs();
    await profile.context.setOffline(true);
    const offline = inClerk(page, `Clerk.session.clearCache(); ${TOKEN}`);
    await profile.context.setOffline(false);
    // It waits for the network, or fails and is tried again.
    expect([true, { failed: expect.anything() }]).toContainEqual(await offline);
    expect(await inClerk(page, TOKEN)).toBe(true);
    expect((await visit('/after')).user).toBe('user_ada');
  });

  it('signs out a tab that has slept longer than its session', async () => {
    const { page, emulator, visit } = scene;
    await openTabs();
    emulator.advance('8d');
    await inClerk(page, TOKEN);
    await page.waitForFunction('!window.Clerk?.user');
    emulator.setNow(Date.now());
    expect((await visit('/after')).user).toBe('nobody');
  });

  it.each([
    [
      'every other session',
      `const sessions = await Clerk.user.getSessions();
       for (const session of sessions) if (session.id !== Clerk.session.id) await session.revoke();`,
    ],
    [
      'other sessions with a new password',
      "await Clerk.user.updatePassword({ currentPassword: 'correct horse battery', newPassword: 'another horse battery', signOutOfOtherSessions: true });",
    ],
  ])('ends %s', async (_name, statements) => {
    const { page, app, emulator } = scene;
    await openTabs();
    const device = await launch();
    try {
      const there = await device.context.newPage();
      const visit = (path = '/') => scene.visit(path, there);
      await loadClerk({ ...scene, page: there, visit });
      expect(await inClerk(there, SIGN_IN)).toBe('user_ada');
      expect((await visit('/there')).user).toBe('user_ada');
      await inClerk(page, `${statements} return null;`);
      await loadClerk({ ...scene, page: there, visit });
      expect(await inClerk(there, 'return Clerk.user?.id ?? null;')).toBe(null);
      expect((await visit('/there')).user).toBe('nobody');
      expect(await inClerk(page, TOKEN)).toBe(true);
      expect([foreignHostsOf(device), new URL(app.url).hostname, emulator.url.startsWith('http:')]).toEqual([
        [],
        'localhost',
        true,
      ]);
    } finally {
      await device.close();
    }
  });

  it('sent no request to another machine', () => {
    expect(foreignHostsOf(scene.profile)).toEqual([]);
  });
});
