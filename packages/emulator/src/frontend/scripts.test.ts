import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEmulator } from '../create-emulator.ts';

const emulator = await createEmulator({ port: false });
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'x-scripts-'));
  const dist = join(directory, 'node_modules', '@clerk', 'clerk-js', 'dist');
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'clerk.browser.js'), 'window.Clerk = {};');
  await writeFile(join(dist, '..', 'package.js'), 'private');
});

beforeEach(() => {
  vi.spyOn(process, 'cwd').mockReturnValue(directory);
});

afterAll(() => rm(directory, { recursive: true }));

const get = (path: string) => emulator.fetch(emulator.url + path);

describe('the scripts of browsers', () => {
  it('come from the package that is installed, whatever version the page requests', async () => {
    const script = new URL(emulator.env['CLERK_JS_URL'] ?? '').pathname;
    for (const path of [script, '/npm/@clerk/clerk-js@6/dist/clerk.browser.js']) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
      // The SDKs request it with `crossorigin`.
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.text()).toBe('window.Clerk = {};');
    }
  });

  it('are reported with the command that installs their package', async () => {
    const response = await get('/npm/@clerk/ui@1/dist/ui.browser.js');
    expect(response.status).toBe(404);
    expect((await response.json()).errors[0].long_message).toContain('npm install --save-dev @clerk/ui');
  });

  it.each([
    '/npm/@clerk/clerk-js@6/dist/..%2Fpackage.js',
    '/npm/@clerk/clerk-js@6/dist/..%5cpackage.js',
    '/npm/@clerk/clerk-js@6/package.js',
    '/npm/@clerk/backend@1/dist/index.js',
    '/npm/react@1/dist/index.js',
    '/npm/@clerk/clerk-js@../dist/clerk.browser.js/..',
  ])('do not include %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('private');
  });
});
