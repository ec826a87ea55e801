import { html } from '../../html/html.ts';
import { membersOf } from '../../model/lookup.ts';
import type { Shown, Visit } from '../inspection.ts';
import { head, idOf } from '../parts/elements.ts';
import { organizationLink } from '../parts/links.ts';
import { newestFirst } from '../parts/pager.ts';
import { emptyState, table } from '../parts/table.ts';
import { relativeTime } from '../parts/time.ts';
import { SECTIONS } from '../sections.ts';

export function organizationsPage({ instance, query, now }: Visit): Shown {
  const { rows, pager } = newestFirst(instance.store.organizations.all(), SECTIONS.organizations.path, query);
  const list =
    rows.length === 0
      ? emptyState({
          title: 'No organizations yet',
          advice: 'Pass organizations in the seed, or create one with POST /v1/organizations.',
        })
      : html`${table(
          'Organizations',
          [
            { title: 'Organization', cell: ({ id }) => organizationLink(instance, id) },
            { title: 'Id', cell: ({ id }) => idOf(id) },
            { title: 'Members', cell: ({ id }) => membersOf(instance, id).length.toLocaleString('en') },
            { title: 'Created', cell: ({ created_at }) => relativeTime(created_at, now) },
          ],
          rows,
        )}${pager}`;
  const content = html`${head({ title: 'Organizations', text: 'Their members, roles and invitations.' })}
<section class="card panel flush" aria-label="List of organizations">${list}</section>`;
  return { section: 'organizations', title: 'Organizations', content };
}
