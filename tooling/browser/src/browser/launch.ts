import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../../config/chromium.ts';

/** The browser finds this machine, and no other: every other name and address fails to resolve. */
const RESOLVER_RULES =
  'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]';

/** The setting of the profile with which the browser neither stores nor sends cookies. */
const COOKIES_BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** A new profile: it shares no cookies with any other. */
export interface Profile {
  readonly context: BrowserContext;
  /** The hosts of all requests so far, without ports. */
  readonly hosts: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** Default: a window of 1280 by 720 pixels that shows the light colours and runs scripts. */
export type Window = Pick<BrowserContextOptions, 'javaScriptEnabled' | 'colorScheme' | 'viewport'>;

/** The settings that need a browser of their own. */
interface Settings {
  readonly blocksCookies?: boolean | undefined;
  /** Going back shows a page as it was left, as in the browsers of people. Tests have it off by default. */
  readonly keepsPages?: boolean | undefined;
  /** Names that lead to a port of this machine. */
  readonly ports?: Readonly<Record<string, number>> | undefined;
  /** The hash of the public key in a certificate that the browser accepts. */
  readonly fingerprint?: string | undefined;
}

/** Opens a new profile. Profiles without settings share one browser, because a browser takes long to start. */
export async function launch({
  blocksCookies,
  keepsPages,
  ports,
  fingerprint,
  ...window
}: Settings & Window = {}): Promise<Profile> {
  const hasSettings = [blocksCookies, keepsPages, ports, fingerprint].some(Boolean);
  const opened = hasSettings
    ? await launchOwn({ blocksCookies, keepsPages, ports, fingerprint }, window)
    : await openShared(window);
  const hosts = new Set<string>();
  opened.context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(hostname);
  });
  return { ...opened, hosts };
}

let shared: Promise<Browser> | undefined;

async function openShared(window: Window): Promise<Omit<Profile, 'hosts'>> {
  shared ??= chromium.launch({ executablePath: chromiumPath ?? '', args: argumentsFor({}) });
  const browser = await shared;
  const context = await browser.newContext(window);
  return { context, close: () => context.close() };
}

/** Ends the browser that profiles share. */
export async function closeShared(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}

async function launchOwn(settings: Settings, window: Window): Promise<Omit<Profile, 'hosts'>> {
  const directory = await mkdtemp(join(tmpdir(), 'x-browser-'));
  await mkdir(join(directory, 'Default'));
  const preferences = settings.blocksCookies ? COOKIES_BLOCKED : {};
  await writeFile(join(directory, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(directory, {
    ...window,
    executablePath: chromiumPath ?? '',
    args: argumentsFor(settings),
    ignoreDefaultArgs: settings.keepsPages ? ['--disable-back-forward-cache'] : [],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function argumentsFor({ ports = {}, fingerprint = '' }: Settings): string[] {
  const names = Object.entries(ports).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`);
  return [
    ...CHROMIUM_FLAGS,
    `--host-resolver-rules=${[...names, RESOLVER_RULES].join(', ')}`,
    `--ignore-certificate-errors-spki-list=${fingerprint}`,
  ];
}

const LOOPBACK = /^(?:(?:[\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/** Returns the hosts of requests that are not on this machine. */
export function foreignHostsOf({ hosts }: Profile): readonly string[] {
  return [...hosts].filter((host) => !LOOPBACK.test(host));
}
