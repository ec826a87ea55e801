import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

export const STYLE_PATH = '/sign-in/style.css';

export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(24rem, calc(100vw - 2rem)); padding: 1.5rem 0; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
form { display: grid; gap: .75rem; margin: 0 0 1rem; }
label { display: grid; gap: .25rem; font-size: .9rem; }
input, button { font: inherit; padding: .55rem .75rem; border: 1px solid #8888; border-radius: .5rem; }
button { cursor: pointer; background: #4338ca; border-color: #4338ca; color: #fff; }
ul { list-style: none; margin: 0 0 1.5rem; padding: 0; display: grid; gap: .5rem; }
ul form { margin: 0; }
ul button { width: 100%; text-align: start; background: transparent; color: inherit; border-color: #8888; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid #818cf8; outline-offset: 2px; }
small { display: block; opacity: .75; }
[role=alert] { padding: .6rem .75rem; border-inline-start: 4px solid #dc2626; background: #dc26261a; }
`;

interface PageInput {
  readonly title: string;
  readonly content: Html;
  readonly problem?: string | undefined;
}

/** Renders a page. It has no script, and works without one. */
export function page({ title, content, problem }: PageInput): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
<h1>${title}</h1>
${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
${content}
</main>
</body>
</html>`;
}

/** Renders an input with its label. */
export function field(name: string, label: string, attributes: Readonly<Record<string, string>> = {}): Html {
  const { type = 'text', autocomplete = 'off', value = '' } = attributes;
  return html`<label>${label} <input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}"></label>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** Forms of a page may lead to the application, and browsers apply the rule to each redirect on the way. */
export function pageHeaders(target: URL | undefined): Readonly<Record<string, string>> {
  const local = 'http://localhost:* http://*.localhost:* http://127.0.0.1:*';
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${local}${target === undefined ? '' : ` ${target.origin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
