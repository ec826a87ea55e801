import type { Page } from 'playwright-core';

/** Where a navigation ended. */
export interface Landing {
  /** The user and the organization that the page shows. */
  readonly user: string;
  readonly organization: string;
  /** The address bar, without the origin. A nonce differs in each run, and is `NONCE` here. */
  readonly address: string;
  /** The names of the cookies that the page can get, once each and without their suffixes. */
  readonly cookies: readonly string[];
  /** The redirects on the way, at all hosts. */
  readonly redirects: number;
}

/** Runs a navigation of a tab, and reads the page at which it ends. */
export async function landingOf(page: Page, navigate: () => Promise<unknown>): Promise<Landing> {
  let redirects = 0;
  const count = (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
    const request = response.request();
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const isRedirect = response.status() >= 300 && response.status() < 400;
    if (isPage && isRedirect) {
      redirects += 1;
    }
  };
  page.on('response', count);
  try {
    await navigate();
    await page.waitForLoadState();
    return { ...(await readPage(page)), redirects };
  } finally {
    page.off('response', count);
  }
}

/** Reads the page that a tab shows now. */
export async function readPage(page: Page): Promise<Omit<Landing, 'redirects'>> {
  const { origin, href } = new URL(page.url());
  return {
    user: await textOf(page, 'user'),
    organization: await textOf(page, 'organization'),
    address: href.slice(origin.length).replace(/hs_\w+/, 'NONCE'),
    cookies: await cookiesOf(page),
  };
}

/** The suffix of the publishable key. */
const SUFFIXED = /^(?<name>__session|__refresh|__client|__client_uat|__clerk_db_jwt)_[\w-]{8}$/;

/** The names of the counts of redirects, which live for half a minute, start so. */
const COUNT = '__clerk_redirect';

async function cookiesOf(page: Page): Promise<readonly string[]> {
  const all = await page.context().cookies(page.url());
  const names = all.filter(({ value }) => value !== '').map(({ name }) => name);
  const plain = names.map((name) => SUFFIXED.exec(name)?.groups?.['name'] ?? name);
  return [...new Set(plain)].filter((name) => !name.startsWith(COUNT)).sort();
}

/** Returns the text of an element, and an empty string on a page of another server. */
async function textOf(page: Page, id: string): Promise<string> {
  const element = page.locator(`#${id}`);
  return (await element.count()) === 0 ? '' : ((await element.textContent()) ?? '');
}
