import type { Emulator } from '@x/emulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Server } from '../apps/app.ts';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { foreignHostsOf } from '../browser/launch.ts';
import { createScene, type Scene } from '../scenarios/scene.ts';
import { CASES } from './cases.ts';
import { inClerk, loadClerk } from './load-clerk.ts';

/** The build of an application can take minutes on a busy machine. */
const START_TIMEOUT_IN_MS = 400_000;

/** Defines the tests of the unmodified browser SDK with one way to serve the application. */
export function defineClerkJsSuite(server: Server): void {
  describeInBrowser(`clerk-js, ${server.name}`, () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await createScene(server, { keys: (_host, { proxyUrl, env }) => ({ proxyUrl, env }) });
      await createTemplate(scene.emulator);
    }, START_TIMEOUT_IN_MS);
    afterAll(() => scene?.close());

    it.each(CASES)('$name', async ({ statements, expected, user, behindInMs = 0, redirects = 0 }) => {
      const { emulator, page, visit } = scene;
      expect(await loadClerk(scene)).toEqual({ isLoaded: true, status: 'ready' });
      emulator.setNow(Date.now() - behindInMs);
      const text = typeof statements === 'string' ? statements : statements(emulator.now());
      expect(await inClerk(page, text)).toEqual(expected);
      emulator.setNow(Date.now());
      expect(await visit('/after')).toMatchObject({ user, address: '/after', redirects });
    });

    it('sent no request to another machine', () => {
      expect(foreignHostsOf(scene.profile)).toEqual([]);
    });
  });
}

async function createTemplate({ url, secretKey, fetch: send }: Emulator): Promise<void> {
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'reports', claims: { plan: 'pro' } });
  const { status } = await send(`${url}/v1/jwt_templates`, { method: 'POST', headers, body });
  expect(status).toBe(200);
}
