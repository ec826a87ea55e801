import type { Page } from 'playwright-core';
import type { Scene } from '../scenarios/scene.ts';

/** Opens a page of the application, and loads clerk-js in it as a script tag would, unless the page does so itself. */
export async function loadClerk({ visit, page, emulator, server }: Scene): Promise<unknown> {
  await visit('/clerk');
  if (server.loadsClerkJs !== true) {
    const settings = {
      __clerk_publishable_key: emulator.publishableKey,
      __clerk_proxy_url: emulator.proxyUrl,
    };
    await page.evaluate(`Object.assign(window, ${JSON.stringify(settings)})`);
    await page.addScriptTag({ url: emulator.env['CLERK_JS_URL'] ?? '' });
    await page.evaluate('Clerk.load()');
  }
  await page.waitForFunction('window.Clerk?.loaded');
  return inClerk(page, 'return { isLoaded: Clerk.loaded, status: Clerk.status };');
}

/** Runs statements in the page. An error of clerk-js becomes its codes. */
export function inClerk(page: Page, statements: string): Promise<unknown> {
  return page.evaluate(`(async () => { ${statements} })().catch((error) => ({
    failed: error.errors?.map(({ code }) => code) ?? String(error),
  }))`);
}
