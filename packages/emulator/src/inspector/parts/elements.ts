import { avatar } from '../../html/elements.ts';
import { type Html, html } from '../../html/html.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'accent' | 'plain';

export function badge(text: string, tone: Tone = 'plain'): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}

/** Renders an id. A click selects all of it. */
export function idOf(id: string): Html {
  return html`<code class="id" title="A click selects the id">${id}</code>`;
}

interface HeadInput {
  readonly title: string;
  readonly text?: Html | string;
  readonly aside?: Html | string;
}

/** Renders the heading of a page. */
export function head({ title, text = '', aside = '' }: HeadInput): Html {
  return html`<header class="head"><div><h1>${title}</h1>${text === '' ? '' : html`<p>${text}</p>`}</div>${aside}</header>`;
}

interface PanelInput {
  readonly title: string;
  readonly content: Html;
  readonly aside?: Html | string;
  /** The content reaches the edges, as a table does. */
  readonly isFlush?: boolean;
  readonly isWide?: boolean;
}

/** Renders a card with a heading. */
export function panel({ title, content, aside = '', isFlush = false, isWide = false }: PanelInput): Html {
  const names = ['card panel', isFlush ? 'flush' : '', isWide ? 'wide' : ''].filter(Boolean).join(' ');
  return html`<section class="${names}"><header><h2>${title}</h2>${aside}</header>${content}</section>`;
}

/** Renders names with their values. Values that are absent are left out. */
export function facts(entries: readonly (readonly [name: string, value: Html | string | null])[]): Html {
  const present = entries.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts">${present.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Renders a form that consists of one button. `label` names its object for screen readers. */
export function actionButton(
  path: string,
  text: string,
  { tone = '', label }: { readonly tone?: string; readonly label?: string } = {},
): Html {
  const name = label === undefined ? '' : html` aria-label="${label}"`;
  return html`<form method="post" action="${path}"><button class="small ${tone}"${name}>${text}</button></form>`;
}

interface EntityInput {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly detail: Html | string;
  readonly isSquare?: boolean;
}

/** Renders a user or an organization as a link with its avatar. */
export function entity({ id, name, path, detail, isSquare = false }: EntityInput): Html {
  return html`<span class="entity">${avatar(name, id, { isSquare })}<span><a href="${path}">${name}</a><small class="muted">${detail}</small></span></span>`;
}

export function searchForm(path: string, query: URLSearchParams, label: string): Html {
  return html`<form class="search" role="search" action="${path}"><input type="search" name="q" value="${query.get('q') ?? ''}" placeholder="${label}" aria-label="${label}"><button>Search</button></form>`;
}
