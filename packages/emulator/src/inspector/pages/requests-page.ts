import type { LoggedRequest } from '../../control/request-log.ts';
import { type Html, html } from '../../html/html.ts';
import type { Shown, Visit } from '../inspection.ts';
import { badge, head, searchForm, type Tone } from '../parts/elements.ts';
import { jsonBlock } from '../parts/json.ts';
import { newestFirst } from '../parts/pager.ts';
import { emptyState } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';
import { SECTIONS } from '../sections.ts';

const { path } = SECTIONS.requests;

export function requestsPage({ controls, query, now }: Visit): Shown {
  const search = (query.get('q') ?? '').trim().toLowerCase();
  const found = controls.requests.filter((request) => lineOf(request).includes(search));
  const { rows, pager } = newestFirst(found, path, query);
  const list = rows.length === 0 ? noRequests(search) : html`${requestList(rows, now)}${pager}`;
  const content = html`${head({
    title: 'Requests',
    text: 'The latest 1,000 requests to the Backend API, the Frontend API and the sign-in pages.',
    aside: controls.requests.length === 0 ? '' : searchForm(path, query, 'Method, path or status'),
  })}
<section class="card panel flush" aria-label="List of requests">${list}</section>`;
  return { section: 'requests', title: 'Requests', content };
}

function noRequests(search: string): Html {
  return search === ''
    ? emptyState({
        title: 'No requests yet',
        advice: 'Open your application, or call the API: each request appears here.',
      })
    : emptyState({ title: 'No request matches', advice: html`<a href="${path}">Show all requests</a>` });
}

function lineOf({ method, path: requested, status }: LoggedRequest): string {
  return `${method} ${requested} ${status ?? 'closed'}`.toLowerCase();
}

/** Renders requests that open on a click, with what they held. */
export function requestList(requests: readonly LoggedRequest[], now: number): Html {
  return html`<ul class="entries">${requests.map((request) => entryOf(request, now))}</ul>`;
}

function entryOf(
  { method, path: requested, query, headers, body, status, receivedAt }: LoggedRequest,
  now: number,
): Html {
  const parts = { Query: query, Body: body, Headers: headers };
  const present = Object.entries(parts).filter(
    ([, value]) => value !== null && Object.keys(Object(value)).length > 0,
  );
  return html`<li><details><summary><span class="method">${method}</span><span class="name">${requested}</span>${statusBadge(status)}${relativeTime(receivedAt, now)}</summary>
<div class="body">${present.map(([name, value]) => html`<div><h2>${name}</h2>${jsonBlock(value)}</div>`)}</div></details></li>`;
}

function statusBadge(status: number | null): Html {
  return status === null ? badge('closed', 'bad') : badge(String(status), toneOf(status));
}

function toneOf(status: number): Tone {
  if (status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}
