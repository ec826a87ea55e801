import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Returns the links of pages that lead to no file of the site, or to no element of a page. */
export function deadLinks(folder: string, pages: readonly string[]): readonly string[] {
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (page: string): ReadonlySet<string> => {
    const known = ids.get(page) ?? idsIn(readFileSync(page, 'utf8'));
    ids.set(page, known);
    return known;
  };
  return pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/<a\b[^>]*? href="(?<href>[^"]*)"/g)]
      .map(({ groups }) => groups?.['href'] ?? '')
      .filter((href) => !/^[a-z]+:/i.test(href))
      .filter((href) => {
        const [path = '', fragment = ''] = href.split('#');
        const target = path === '' ? page : join(dirname(page), decodeURIComponent(path));
        const isThere = existsSync(target);
        return (
          !isThere || (fragment !== '' && !idsOf(target).has(decodeURIComponent(fragment).toLowerCase()))
        );
      })
      .map((href) => `${relative(folder, page)} -> ${href}`),
  );
}

const idsIn = (html: string): ReadonlySet<string> =>
  new Set(
    [...html.matchAll(/ id="(?<id>[^"]*)"/g)].map(({ groups }) => (groups?.['id'] ?? '').toLowerCase()),
  );
