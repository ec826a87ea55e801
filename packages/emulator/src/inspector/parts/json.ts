import { type Html, html } from '../../html/html.ts';

/** Longer JSON is cut: a body or metadata can be large, and a page shows 25 of them. */
const MAXIMUM = 5_000;

/**
 * Finds the keys, strings and other values in formatted JSON. The string where the text is cut ends with the text:
 * otherwise each quote in it would start a search of the rest.
 */
const TOKENS =
  /(?<key>"(?:[^"\\]|\\.)*")(?=:)|(?<string>"(?:[^"\\]|\\.)*(?:"|\\?$))|(?<other>\b(?:true|false|null)\b|-?\d[\d.eE+-]*)/g;

/** Renders a value as JSON with colours. */
export function jsonBlock(value: unknown): Html {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined');
  const shown = text.slice(0, MAXIMUM);
  const cut = text.length - shown.length;
  const note = cut > 0 ? html`<p class="muted">${cut} more characters are not shown.</p>` : '';
  return html`<pre class="code">${typeof value === 'string' ? shown : colour(shown)}</pre>${note}`;
}

function colour(text: string): readonly (Html | string)[] {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [kind = 'other'] =
      Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    parts.push(text.slice(end, match.index), html`<span class="${kind}">${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
