import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../../config/chromium.ts';

/** The browser finds this machine, and no other: every other name and address fails to resolve. */
const RESOLVER_RULES =
  'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]';

/** The setting of the profile with which the browser neither stores nor sends cookies. */
const COOKIES_BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** A browser with a new profile. */
export interface Profile {
  readonly context: BrowserContext;
  /** The hosts of all requests so far, without ports. */
  readonly hosts: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** Default: a window of 1280 by 720 pixels that shows the light colours and runs scripts. */
type Window = Pick<BrowserContextOptions, 'javaScriptEnabled' | 'colorScheme' | 'viewport'>;

interface LaunchOptions extends Window {
  readonly blocksCookies?: boolean;
  /** Names that lead to a port of this machine. */
  readonly ports?: Readonly<Record<string, number>>;
  /** The hash of the public key in a certificate that the browser accepts. */
  readonly fingerprint?: string;
}

/** Starts a browser with a new profile. */
export async function launch(options: LaunchOptions = {}): Promise<Profile> {
  const { blocksCookies = false, ports = {}, fingerprint = '', ...window } = options;
  const names = Object.entries(ports).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`);
  const directory = await mkdtemp(join(tmpdir(), 'x-browser-'));
  await mkdir(join(directory, 'Default'));
  const preferences = blocksCookies ? COOKIES_BLOCKED : {};
  await writeFile(join(directory, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(directory, {
    ...window,
    executablePath: chromiumPath ?? '',
    args: [
      ...CHROMIUM_FLAGS,
      `--host-resolver-rules=${[...names, RESOLVER_RULES].join(', ')}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
  });
  const hosts = new Set<string>();
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http')) {
      hosts.add(hostname);
    }
  });
  return {
    context,
    hosts,
    async close() {
      await context.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const LOOPBACK = /^(?:(?:[\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/** Returns the hosts of requests that are not on this machine. */
export function foreignHostsOf({ hosts }: Profile): readonly string[] {
  return [...hosts].filter((host) => !LOOPBACK.test(host));
}
