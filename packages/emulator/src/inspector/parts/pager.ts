import { type Html, html } from '../../html/html.ts';

const PAGE_SIZE = 25;

/** One page of a list. */
interface Paged<T> {
  readonly rows: readonly T[];
  readonly pager: Html | '';
}

/** Returns the page of a list that the query names, newest first, and the links to the pages before and after it. */
export function newestFirst<T>(list: readonly T[], path: string, query: URLSearchParams): Paged<T> {
  const last = Math.max(1, Math.ceil(list.length / PAGE_SIZE));
  const wanted = Number(query.get('page') ?? 1);
  const page = Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), last) : 1;
  const end = list.length - (page - 1) * PAGE_SIZE;
  const rows = list.slice(Math.max(0, end - PAGE_SIZE), end).reverse();
  if (last === 1) return { rows, pager: '' };
  const link = (to: number, name: string) =>
    html`<a class="button small" href="${pathOf(path, query, to)}">${name}</a>`;
  const pager = html`<nav class="pager" aria-label="Pages"><span>Page ${page} of ${last}, ${list.length} in all</span><span class="row">${page > 1 ? link(page - 1, 'Newer') : ''}${page < last ? link(page + 1, 'Older') : ''}</span></nav>`;
  return { rows, pager };
}

function pathOf(path: string, query: URLSearchParams, page: number): string {
  const search = query.get('q') ?? '';
  const parameters = new URLSearchParams(search === '' ? {} : { q: search });
  parameters.set('page', String(page));
  return `${path}?${parameters}`;
}
