import { PAGE } from './requests.ts';

/** A browser, as far as cookies and redirects matter. */
export interface ScenarioBrowser {
  /** The cookies of a host as a header. Like a browser, it keeps them apart by host name and not by port. */
  readonly cookieHeader: (url: string) => string;
  /** Opens a page and follows its redirects. Rejects after more than six. */
  readonly open: (url: string) => Promise<Visit>;
}

interface Visit {
  readonly response: Response;
  /** The addresses that the page redirected to, in their order. */
  readonly redirects: readonly string[];
}

/** The most redirects that a page takes with the session of a browser in any state. */
const MAXIMUM_REDIRECTS = 6;

/** Creates a browser with the cookies of the host of a URL. */
export function createBrowser(url: string, cookieHeader: string): ScenarioBrowser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (address: string) => {
    const { hostname } = new URL(address);
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    return jar;
  };
  const headerOf = (address: string) =>
    [...jarOf(address)].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const pair of cookieHeader.split('; ')) {
    store(jarOf(url), pair);
  }
  return {
    cookieHeader: headerOf,
    open: async (address) => {
      const redirects: string[] = [];
      for (;;) {
        const current = redirects.at(-1) ?? address;
        const headers = { ...PAGE, cookie: headerOf(current) };
        const response = await fetch(current, { headers, redirect: 'manual' });
        for (const cookie of response.headers.getSetCookie()) {
          store(jarOf(current), cookie);
        }
        const location = response.headers.get('location');
        if (location === null) {
          return { response, redirects };
        }
        await response.body?.cancel();
        redirects.push(new URL(location, current).href);
        if (redirects.length > MAXIMUM_REDIRECTS) {
          throw new Error(`${address} redirects without end: ${redirects.join(', ')}`);
        }
      }
    },
  };
}

function store(jar: Map<string, string>, cookie: string): void {
  const { name, value } = /^(?<name>[^=;]+)=(?<value>[^;]*)/.exec(cookie)?.groups ?? {};
  if (name === undefined || value === undefined) {
    return;
  }
  if (/; *max-age=0/i.test(cookie) || /; *expires=thu, 01 jan 1970/i.test(cookie)) {
    jar.delete(name);
  } else {
    jar.set(name, value);
  }
}
