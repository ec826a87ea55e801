import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator, type Emulator } from '@x/emulator';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from '../browser/describe-in-browser.ts';
import { launch, type Profile } from '../browser/launch.ts';

const SEED = { users: [{ id: 'user_ada', emailAddress: 'ada@example.com', firstName: 'Ada' }] };

describeInBrowser('the inspector', () => {
  let emulator: Emulator;
  let profile: Profile;
  let page: Page;

  async function setUp(options = {}): Promise<void> {
    emulator = await createEmulator({ seed: SEED });
    profile = await launch(options);
    page = await profile.context.newPage();
  }
  async function tearDown(): Promise<void> {
    await profile?.close();
    await emulator?.close();
  }
  const open = (path: string) => page.goto(`${emulator.url}/__emulator${path}`);
  const status = () => page.getByRole('status').textContent();

  describe('without JavaScript', () => {
    beforeAll(() => setUp({ javaScriptEnabled: false }));
    afterAll(tearDown);

    it('creates a user', async () => {
      await open('');
      await page.getByRole('link', { name: 'Users' }).first().click();
      await page.getByText('Create a user').click();
      await page.getByLabel('First name').fill('Grace');
      await page.getByLabel('Email address').fill('grace@example.com');
      await page.getByRole('button', { name: 'Create the user' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Grace');
      expect(await status()).toBe('The user is created.');
    });

    it('keeps the form of a user that the API rejects', async () => {
      await open('/inspector/users');
      await page.getByText('Create a user').click();
      await page.getByLabel('First name').fill('Second');
      await page.getByLabel('Email address').fill('ada@example.com');
      await page.getByRole('button', { name: 'Create the user' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('email_address');
      expect(await page.getByLabel('First name').inputValue()).toBe('Second');
    });

    it('signs this browser in as a user', async () => {
      await open('/inspector/users');
      await page.getByRole('button', { name: 'Sign in as Ada' }).click();
      expect(await status()).toBe('This browser is signed in.');
      await page.goto(`${emulator.url}/sign-in`);
      expect(await page.getByText('You are signed in as').textContent()).toContain('Ada');
    });

    it('shows the token of the session, and verifies it', async () => {
      await open('/inspector/sessions');
      await page.getByRole('link', { name: /^Token of the session/ }).click();
      const token = await page.locator('.code.all').textContent();
      await open('/inspector/tokens');
      await page.getByLabel('Token', { exact: true }).fill(token ?? '');
      await page.getByRole('button', { name: 'Decode' }).click();
      expect(await page.locator('.facts .badge').first().textContent()).toBe('valid');
      expect(page.url()).toBe(`${emulator.url}/__emulator/inspector/tokens`);
    });

    it('revokes the session', async () => {
      await open('/inspector/sessions');
      await page.getByRole('button', { name: /^Revoke the session/ }).click();
      expect(await status()).toContain('The session is revoked.');
      await page.goto(`${emulator.url}/sign-in`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in');
    });

    it('injects a fault and removes it', async () => {
      await open('/inspector/faults');
      await page.getByLabel('Route').fill('GET /v1/users');
      await page.getByLabel('Status').fill('503');
      await page.getByRole('button', { name: 'Inject the fault' }).click();
      expect(emulator.faults.list()).toEqual([{ route: 'GET /v1/users', status: 503 }]);
      await page.getByRole('button', { name: 'Remove all' }).click();
      expect(emulator.faults.list()).toEqual([]);
    });

    it('moves the clock', async () => {
      const before = emulator.now();
      await open('');
      await page.getByRole('button', { name: '+ 1 day' }).click();
      expect(await status()).toBe('The clock is set.');
      expect(emulator.now() - before).toBeGreaterThanOrEqual(86_400_000);
    });

    it('exports the state, and resets it', async () => {
      await open('');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export as JSON' }).click();
      expect((await download).suggestedFilename()).toMatch(/^emulator-\d{4}-\d\d-\d\d\.json$/);
      await page.getByRole('button', { name: 'Reset to the seed' }).click();
      expect(emulator.snapshot().records['users']).toHaveLength(1);
    });
  });

  describe('with a keyboard', () => {
    beforeAll(() => setUp());
    afterAll(tearDown);

    it.each(['', '/inspector/users', '/inspector/faults'])(
      'reaches everything on the page "%s"',
      async (path) => {
        await open(path);
        const count = Number(await page.evaluate(COUNT_CONTROLS));
        const reached = new Set<unknown>();
        for (let index = 0; index < count; index += 1) {
          await page.keyboard.press('Tab');
          reached.add(await page.evaluate(DESCRIBE_FOCUS));
        }
        expect(count).toBeGreaterThan(10);
        expect(reached.size).toBe(count);
        expect([...reached].filter((each) => String(each).includes('without an outline'))).toEqual([]);
      },
    );

    it('skips the navigation, and signs in', async () => {
      await open('/inspector/users/user_ada');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('status').waitFor();
      expect(await status()).toBe('This browser is signed in.');
    });
  });

  describe('next to other sites', () => {
    let foreign: Server;
    const origin = (host: string) => {
      // The address of a server that listens on a port has this type.
      const { port } = foreign.address() as AddressInfo;
      return `http://${host}:${port}`;
    };
    beforeAll(async () => {
      await setUp();
      foreign = createServer((_request, response) => {
        const target = `${emulator.url}/__emulator`;
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`<!doctype html><title>Other</title><a href="${target}">Link</a>
<form method="post" action="${target}/inspector/clock"><input name="advance" value="1d"><button>Post</button></form>
<iframe src="${target}" name="frame"></iframe>`);
      }).listen(0, '127.0.0.1');
      await once(foreign, 'listening');
    });
    afterAll(async () => {
      foreign?.closeAllConnections();
      foreign?.close();
      await tearDown();
    });

    it.each(['127.0.0.1', 'localhost'])('rejects a form of another port of %s', async (host) => {
      const before = emulator.now();
      await page.goto(origin(host));
      const [response] = await Promise.all([
        page.waitForResponse(/inspector\/clock/),
        page.getByRole('button', { name: 'Post' }).click(),
      ]);
      expect(response.status()).toBe(403);
      expect(emulator.now() - before).toBeLessThan(3_600_000);
    });

    it.each(['127.0.0.1', 'localhost'])('opens by a link, and in no frame, from %s', async (host) => {
      await page.goto(origin(host));
      const framed = await page
        .frame('frame')
        ?.evaluate('document.title')
        .catch(() => 'blocked');
      expect(framed).not.toContain('Overview');
      await page.getByRole('link', { name: 'Link' }).click();
      await page.waitForURL(/__emulator$/);
      expect(await page.title()).toBe('Overview · Emulator');
    });
  });
});

/** The controls that a person can see. What a closed element hides is left out. */
const COUNT_CONTROLS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter((element) => element.checkVisibility()).length`;

/** Numbers the element that has the focus, and says if nothing shows it. */
const DESCRIBE_FOCUS = `(() => {
  const element = document.activeElement;
  const index = [...document.querySelectorAll('*')].indexOf(element);
  const { outlineStyle } = getComputedStyle(element);
  return index + ' ' + element.tagName + (outlineStyle === 'none' ? ' without an outline' : '');
})()`;
