import { type Html, html } from './html.ts';
import { baseStyle } from './style/base-style.ts';
import { inspectorStyle } from './style/inspector-style.ts';
import { visitorStyle } from './style/visitor-style.ts';

/** A file that pages need. */
interface Asset {
  readonly type: string;
  readonly content: string;
}

const STYLE_PATH = '/__emulator/style.css';
const ICON_PATH = '/__emulator/icon.svg';

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#4f46e5"/><circle cx="12" cy="9.5" r="3.2" fill="#fff"/><path d="M5.8 19a6.2 6.2 0 0 1 12.4 0z" fill="#fff" opacity=".75"/></svg>';

/** The files of all pages, by path. Faults and the log of requests leave them out. */
export const assets: Readonly<Record<string, Asset>> = {
  [STYLE_PATH]: { type: 'text/css; charset=utf-8', content: baseStyle + visitorStyle + inspectorStyle },
  [ICON_PATH]: { type: 'image/svg+xml', content: ICON },
};

/** Renders the mark and the name of the emulator. */
export function brand(name: string): Html {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="#4f46e5"/><circle cx="12" cy="9.5" r="3.2" fill="#fff"/><path d="M5.8 19a6.2 6.2 0 0 1 12.4 0z" fill="#fff" opacity=".75"/></svg>${name}`;
}

interface DocumentInput {
  readonly title: string;
  readonly body: Html;
}

/** Renders a document. It has no script, and works without one: decision 040. */
export function renderDocument({ title, body }: DocumentInput): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${ICON_PATH}">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
${body}
</body>
</html>`;
}
