import { signOutHeaders } from '@x/auth-state';

/** What a page can show about the visitor. */
interface Visitor {
  readonly userId: string | null;
  readonly orgId?: string | null | undefined;
}

type Page = (visitor: Visitor, request: Request, publishableKey: string) => Response | Promise<Response>;

/** The pages of the application, by path. Other paths show who the visitor is, too. */
const PAGES: Readonly<Record<string, Page>> = {
  '/frame': (visitor) => show(visitor, '<iframe src="/inner" name="inner"></iframe>'),
  '/form': (visitor) => show(visitor, '<form method="post" action="/submit"><button>Send</button></form>'),
  '/prefetch': (visitor) => show(visitor, '<link rel="prefetch" href="/linked"><a href="/linked">Linked</a>'),
  '/api': ({ userId }) => Response.json({ userId }),
  '/sign-out': (_visitor, { url }, publishableKey) => {
    const headers = signOutHeaders({ publishableKey, url });
    headers.set('location', '/');
    return new Response(null, { status: 303, headers });
  },
};

/** Answers a request with a page. */
export const respond: Page = (visitor, request, publishableKey) => {
  const page = PAGES[new URL(request.url).pathname] ?? show;
  return page(visitor, request, publishableKey);
};

function show({ userId, orgId }: Visitor, content: unknown = ''): Response {
  const extra = typeof content === 'string' ? content : '';
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><output id="user">${userId ?? 'nobody'}</output><output id="organization">${orgId ?? 'none'}</output>${extra}</body></html>`;
  return new Response(body, { headers: { 'content-type': 'text/html' } });
}
