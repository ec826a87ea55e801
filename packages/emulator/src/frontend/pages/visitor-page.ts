import { brand, renderDocument } from '../../html/document.ts';
import { type Html, html } from '../../html/html.ts';

interface PageInput {
  readonly title: string;
  readonly content: Html;
  readonly problem?: string | undefined;
}

/** Renders a page for the visitor of an application. */
export function visitorPage({ title, content, problem }: PageInput): Html {
  const alert = problem === undefined ? '' : html`<p class="alert bad" role="alert">${problem}</p>`;
  const body = html`<div class="visitor">
<main>
<div class="card">
<header><span class="brand">${brand('Emulator')}</span><h1>${title}</h1></header>
${alert}
${content}
</div>
</main>
<footer>A development instance on this machine. <a href="/__emulator">Open the inspector</a></footer>
</div>`;
  return renderDocument({ title, body });
}
