import { html } from '../../html/html.ts';
import type { Shown, Visit } from '../inspection.ts';
import { head } from '../parts/elements.ts';
import { newestFirst } from '../parts/pager.ts';
import { sessionTable } from '../parts/session-table.ts';
import { emptyState } from '../parts/table.ts';
import { SECTIONS } from '../sections.ts';

export function sessionsPage(visit: Visit): Shown {
  const { rows, pager } = newestFirst(
    visit.instance.store.sessions.all(),
    SECTIONS.sessions.path,
    visit.query,
  );
  const list =
    rows.length === 0
      ? emptyState({
          title: 'No sessions yet',
          advice: html`Sign in as one of the <a href="${SECTIONS.users.path}">users</a>, or in your application.`,
        })
      : html`${sessionTable(visit, rows)}${pager}`;
  const content = html`${head({
    title: 'Sessions',
    text: 'A revoked session gets no new tokens. The tokens that it has expire within a minute.',
  })}
<section class="card panel flush" aria-label="List of sessions">${list}</section>`;
  return { section: 'sessions', title: 'Sessions', content };
}
