import { brand, renderDocument } from '../html/document.ts';
import { type Html, html } from '../html/html.ts';
import type { Shown, Visit } from './inspection.ts';
import { exactTime } from './parts/time.ts';
import { SECTIONS, sectionIds } from './sections.ts';

interface ShellInput extends Shown {
  readonly notice?: string | undefined;
  readonly problem?: string | undefined;
}

/** Renders a page of the inspector: the navigation, what has happened, and the content. */
export function renderShell(visit: Pick<Visit, 'controls' | 'instance' | 'now'>, shown: ShellInput): Html {
  const { controls, instance, now } = visit;
  const source = { controls, store: instance.store };
  const links = sectionIds().map((id) => {
    const { path, name, icon, count } = SECTIONS[id];
    const current = id === shown.section ? html` aria-current="page"` : '';
    const total =
      count === undefined ? '' : html`<span class="count">${count(source).toLocaleString('en')}</span>`;
    return html`<li><a href="${path}"${current}><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${icon}"/></svg>${name}${total}</a></li>`;
  });
  const time = exactTime(now);
  const body = html`<a class="skip" href="#content">Skip to the content</a>
<div class="inspector">
<header class="side"><div>
<a class="brand" href="${SECTIONS.overview.path}">${brand('Emulator')}</a>
<nav aria-label="Parts of the inspector"><ul>${links}</ul></nav>
<p class="clock"><span>Clock of the emulator</span><time datetime="${time}">${time.replace('T', ' ').replace('Z', ' UTC')}</time></p>
</div></header>
<main id="content" tabindex="-1">
${alerts(shown)}
${shown.content}
</main>
</div>`;
  return renderDocument({ title: `${shown.title} · Emulator`, body });
}

function alerts({ notice, problem }: ShellInput): readonly (Html | '')[] {
  return [
    notice === undefined ? '' : html`<p class="alert good" role="status">${notice}</p>`,
    problem === undefined ? '' : html`<p class="alert bad" role="alert">${problem}</p>`,
  ];
}
