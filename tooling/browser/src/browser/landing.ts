import type { Page } from 'playwright-core';

/** Where a navigation ended. */
export interface Landing {
  /** The user and the organization that the page shows. */
  readonly user: string;
  readonly organization: string;
  /** The address bar, without the origin. A nonce differs in each run, and is `NONCE` here. */
  readonly address: string;
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
  const { pathname, search } = new URL(page.url());
  return {
    user: await textOf(page, 'user'),
    organization: await textOf(page, 'organization'),
    address: pathname + search.replace(/hs_\w+/, 'NONCE'),
  };
}

/** Returns the text of an element, and an empty string on a page of another server. */
async function textOf(page: Page, id: string): Promise<string> {
  return (
    (await page
      .locator(`#${id}`)
      .textContent({ timeout: 5000 })
      .catch(() => null)) ?? ''
  );
}
