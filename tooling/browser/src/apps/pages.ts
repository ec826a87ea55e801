import { signOutHeaders } from '@x/auth-state';
import { MOUNT_PATH } from './options.ts';

/** What a page can show about the visitor. */
interface Visitor {
  readonly userId: string | null;
  readonly orgId?: string | null | undefined;
}

type Page = (visitor: Visitor, request: Request, publishableKey: string) => Response | Promise<Response>;

const RELOADING = `<script>
window.reloadOften = () => {
  window.isReloading = true;
  setInterval(() => location.reload(), 150);
};
</script>`;

const script = (content: string) => new Response(content, { headers: { 'content-type': 'text/javascript' } });

/** The pages of the application, by path. Other paths show who the visitor is, too. */
const PAGES: Readonly<Record<string, Page>> = {
  '/frame': (visitor) => show(visitor, '<iframe src="/inner" name="inner"></iframe>'),
  // The same application under another name of this machine, which is another site for a browser.
  '/foreign-frame': (visitor, { url }) =>
    show(visitor, `<iframe src="http://localhost:${new URL(url).port}/frame" name="outer"></iframe>`),
  '/frames': (visitor) => show(visitor, '<iframe src="/frame" name="outer"></iframe>'),
  '/form': (visitor) => show(visitor, '<form method="post" action="/submit"><button>Send</button></form>'),
  '/links': (visitor) =>
    show(
      visitor,
      `<a href="/report">Attached</a> <a href="/report" download="report.txt">Downloaded</a>
<a href="/opened" target="_blank">Opened</a> <a href="/linked">Linked</a>`,
    ),
  '/report': ({ userId }) =>
    new Response(`report of ${userId}`, {
      headers: { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="report.txt"' },
    }),
  '/assets': (visitor) =>
    show(
      visitor,
      '<img src="/image" alt=""><script src="/asset.js"></script><link rel="stylesheet" href="/style">',
    ),
  '/asset.js': ({ userId }) => script(`document.title = ${JSON.stringify(userId)}`),
  '/worker.js': () =>
    script("addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));"),
  '/worker': (visitor) => show(visitor, "<script>navigator.serviceWorker.register('/worker.js')</script>"),
  // Reloads itself again and again while its reload is slow.
  '/reloading': (visitor) => show(visitor, RELOADING),
  '/api': ({ userId }) => Response.json({ userId }),
  '/sign-out': (_visitor, { url }, publishableKey) => {
    const headers = signOutHeaders({ publishableKey, url });
    headers.set('location', '/');
    return new Response(null, { status: 303, headers });
  },
};

/** Answers a request with a page. */
export const respond: Page = (visitor, request, publishableKey) => {
  const { pathname } = new URL(request.url);
  const isMounted = pathname.startsWith(`${MOUNT_PATH}/`);
  const page = PAGES[isMounted ? pathname.slice(MOUNT_PATH.length) : pathname] ?? show;
  return page(visitor, request, publishableKey);
};

function show({ userId, orgId }: Visitor, content: unknown = ''): Response {
  const extra = typeof content === 'string' ? content : '';
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><output id="user">${userId ?? 'nobody'}</output><output id="organization">${orgId ?? 'none'}</output>${extra}</body></html>`;
  return new Response(body, { headers: { 'content-type': 'text/html' } });
}
