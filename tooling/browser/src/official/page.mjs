/** The page that every application shows: who the visitor is. */
export function renderPage({ userId, orgId }) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><output id="user">${userId ?? 'nobody'}</output><output id="organization">${orgId ?? 'none'}</output></body></html>`;
}
