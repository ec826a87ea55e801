import { field } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';
import { activeSessionOf } from '../../model/browsers.ts';
import type { Shown, Visit } from '../inspection.ts';
import { actionButton, facts, head, idOf, panel } from '../parts/elements.ts';
import { organizationLink, pathTo, userLink } from '../parts/links.ts';
import { emptyState } from '../parts/table.ts';
import { exactTime } from '../parts/time.ts';
import { SECTIONS, sectionIds } from '../sections.ts';
import { requestList } from './requests-page.ts';

/** The requests that the page shows. */
const LATEST = 6;

export function overviewPage(visit: Visit): Shown {
  const { instance, controls, now } = visit;
  const latest = controls.requests.slice(-LATEST).reverse();
  const content = html`${head({
    title: 'Overview',
    text: html`The emulator answers as a Clerk instance does, at <code class="id">${instance.origin()}</code>`,
  })}
<nav class="stats" aria-label="Counts">${counts(visit)}</nav>
<div class="grid">
${panel({ title: 'This browser', content: thisBrowser(visit) })}
${panel({ title: 'Clock', content: clockForms(now) })}
${panel({
  title: 'Environment',
  isWide: true,
  content: html`<p class="muted">The variables of your application. A click selects them all.</p><pre class="code all">${environment(visit)}</pre>`,
})}
${panel({
  title: 'Latest requests',
  isFlush: true,
  isWide: true,
  aside: html`<a href="${SECTIONS.requests.path}">All requests</a>`,
  content:
    latest.length === 0
      ? emptyState({
          title: 'No requests yet',
          advice: 'Open your application, and its requests appear here.',
        })
      : requestList(latest, now),
})}
${panel({ title: 'State', isWide: true, content: stateForms() })}
</div>`;
  return { section: 'overview', title: 'Overview', content };
}

function counts({ instance, controls }: Visit): readonly (Html | '')[] {
  return sectionIds().map((id) => {
    const { path, name, count } = SECTIONS[id];
    if (count === undefined) return '';
    const total = count({ controls, store: instance.store }).toLocaleString('en');
    return html`<a class="card" href="${path}"><strong>${total}</strong>${name}</a>`;
  });
}

function thisBrowser({ instance, browser }: Visit): Html {
  const client = browser.client();
  const session = client && activeSessionOf(instance, client.id);
  if (session === undefined) {
    return html`<p class="muted">This browser is signed out. Choose one of the <a href="${SECTIONS.users.path}">users</a>: one click signs in.</p>`;
  }
  const { last_active_organization_id: organization } = session;
  return html`${facts([
    ['User', userLink(instance, session.user_id)],
    ['Organization', organization === null ? 'none' : organizationLink(instance, organization)],
    ['Session', html`<a href="${pathTo('sessions', session.id)}">${idOf(session.id)}</a>`],
  ])}<div class="row">${actionButton('/__emulator/inspector/sign-out', 'Sign out')}</div>`;
}

/** The steps that tests of sessions need: a token lives for a minute, and a session for a week. */
const STEPS: Readonly<Record<string, string>> = {
  '61s': '+ 61 s',
  '1h': '+ 1 h',
  '1d': '+ 1 day',
  '7d': '+ 7 days',
};

function clockForms(now: number): Html {
  const action = '/__emulator/inspector/clock';
  const steps = Object.entries(STEPS).map(
    ([duration, name]) => html`<button class="small" name="advance" value="${duration}">${name}</button>`,
  );
  return html`<p class="muted">It is ${exactTime(now).replace('T', ' ').replace('Z', ' UTC')}. Tokens and sessions expire by this clock.</p>
<form class="steps" method="post" action="${action}">${steps}</form>
<form class="stack" method="post" action="${action}"><div class="fields">
${field('advance', 'Move by', { placeholder: '90s, 5m, 2h or -1d' })}
<div><button>Move the clock</button></div>
</div></form>`;
}

/** Renders the lines of a file with variables. A key is on one line without its frame, as the command prints it. */
function environment({ env }: Visit): string {
  const lines = Object.entries(env()).map(
    ([name, value]) => `${name}=${value.replaceAll(/-----[^-]+-----|\s/g, '')}`,
  );
  return lines.join('\n');
}

function stateForms(): Html {
  return html`<p class="muted">An export has all records, the clock and the private key. <code>--import</code> starts another emulator with it. A reset deletes what has changed since the start.</p>
<div class="row"><a class="button" href="/__emulator/inspector/export" download>Export as JSON</a>
<form method="post" action="/__emulator/inspector/reset"><button class="danger">Reset to the seed</button></form></div>`;
}
