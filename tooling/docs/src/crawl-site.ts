/** Several at a time: a server on this machine answers them in order anyway. */
const AT_A_TIME = 16;

interface Answer {
  readonly status: number;
  /** The ids of a page, and where it links to. Both are empty for other files. */
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

export interface Crawl {
  /** The paths of all pages that were found, sorted: `modules/_x_jwt.html`. */
  readonly pages: readonly string[];
  /** What is wrong: a status, or a link to a missing page or element. */
  readonly faults: readonly string[];
}

/** Requests the first page and everything that pages of the site link to, and checks all links. */
export async function crawlSite(origin: string): Promise<Crawl> {
  const answers = new Map<string, Answer>();
  const waiting = [`${origin}/index.html`];
  const found = new Set(waiting);
  const work = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const answer = await request(url);
      answers.set(url, answer);
      for (const target of answer.links.map(withoutFragment)) {
        if (!found.has(target)) {
          found.add(target);
          waiting.push(target);
        }
      }
    }
  };
  while (waiting.length > 0) {
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }

  const pathOf = (url: string) => decodeURI(url.slice(origin.length + 1));
  const ofStatus = [...answers]
    .filter(([, { status }]) => status !== 200)
    .map(([url, { status }]) => `${pathOf(url)}: status ${status}`);
  const ofLinks = [...answers].flatMap(([url, { links }]) =>
    links.filter((link) => isDead(link, answers)).map((link) => `${pathOf(url)} links to ${pathOf(link)}`),
  );
  return {
    pages: [...answers.keys()]
      .filter((url) => url.endsWith('.html'))
      .map(pathOf)
      .sort(),
    faults: [...ofStatus, ...ofLinks],
  };
}

const withoutFragment = (url: string): string => url.split('#')[0] ?? url;

function isDead(link: string, answers: ReadonlyMap<string, Answer>): boolean {
  const target = answers.get(withoutFragment(link));
  const fragment = decodeURIComponent(new URL(link).hash.slice(1));
  return target?.status !== 200 || (fragment !== '' && !target.ids.has(fragment));
}

async function request(url: string): Promise<Answer> {
  const response = await fetch(url);
  const text = await response.text();
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  return {
    status: response.status,
    ids: isPage ? idsIn(text) : new Set(),
    links: isPage ? linksIn(text, url) : [],
  };
}

const idsIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="(?<id>[^"]*)"/g)].map(({ groups }) => groups?.['id'] ?? ''));

/** Links and files of the site: links to other sites have other readers. */
const linksIn = (html: string, base: string): readonly string[] =>
  [...html.matchAll(/<(?:a|link|script|img)\b[^>]*? (?:href|src)="(?<link>[^"]*)"/g)]
    .map(({ groups }) => new URL((groups?.['link'] ?? '').replaceAll('&amp;', '&'), base))
    .filter(({ origin }) => origin === new URL(base).origin)
    .map(({ href }) => href);
