export interface Visitor {
  /** The cookies of a host, by name. Like a browser, it keeps them apart by host name and not by port. */
  readonly cookies: (hostname: string) => Map<string, string>;
  readonly store: (hostname: string, setCookies: readonly string[]) => void;
  /** Sends a request with the cookies of the host, keeps those of the answer, and follows no redirect. */
  readonly send: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Sends a form, as clerk-js does. Returns the status and the JSON. */
  readonly post: (url: string | URL, form?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly get: (url: string | URL) => Promise<Answer>;
}

interface Answer {
  readonly status: number;
  // Tests read the properties that they expect. A wrong one fails the test.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

/** A browser as far as cookies matter. */
export function createVisitor(fetch: typeof globalThis.fetch = globalThis.fetch): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const cookies = (hostname: string) => {
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    return jar;
  };
  const store = (hostname: string, setCookies: readonly string[]) => {
    for (const text of setCookies) {
      const { name = '', value = '' } = /^(?<name>[^=]+)=(?<value>[^;]*)/.exec(text)?.groups ?? {};
      if (text.includes('Max-Age=0')) cookies(hostname).delete(name);
      else cookies(hostname).set(name, value);
    }
  };
  const send = async (url: string | URL, init: RequestInit = {}) => {
    const { hostname } = new URL(url);
    const headers = new Headers(init.headers);
    headers.set('cookie', headerOf(cookies(hostname)));
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    store(hostname, response.headers.getSetCookie());
    return response;
  };
  const read = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.json(),
  });
  return {
    cookies,
    store,
    send,
    get: async (url) => read(await send(url)),
    post: async (url, form = {}) =>
      read(await send(url, { method: 'POST', body: new URLSearchParams(form) })),
  };
}

function headerOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
