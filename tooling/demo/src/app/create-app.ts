import { clerkMiddleware, getAuth, requireAuth } from '@x/adapters/hono';
import { signOutHeaders } from '@x/auth-state';
import type { ClerkClient } from '@x/backend';
import { unwrap } from '@x/backend/errors';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { homePage, type Links, type Member, missingPage, notesPage } from './pages.ts';
import { styles } from './styles.ts';

/** Notes by their owner, an organization or a user. They live as long as the process. */
type Notes = Map<string, readonly string[]>;

const MAXIMUM_NOTES = 20;

interface AppInput {
  readonly clerk: ClerkClient;
  readonly publishableKey: string;
  readonly links: Links;
  /** The notes to start with. */
  readonly notes?: Readonly<Record<string, readonly string[]>>;
}

/** Creates the application: a public page, notes of a user or an organization, and an API. */
export function createApp({ clerk, publishableKey, links, notes: first = {} }: AppInput): Hono {
  const notes: Notes = new Map(Object.entries(first));
  const app = new Hono();
  app.get('/styles.css', (c) => c.body(styles, 200, { 'content-type': 'text/css' }));
  app.use(csrf());
  app.use(
    clerkMiddleware(clerk, {
      organizationSyncOptions: {
        organizationPatterns: ['/orgs/:slug'],
        personalAccountPatterns: ['/personal'],
      },
    }),
  );
  const showNotes = async (c: Context) => {
    const member = await readMember(clerk, c);
    return c.html(notesPage(member, notes.get(ownerOf(c)) ?? [], links));
  };
  app.get('/', (c) => (getAuth(c).userId === null ? c.html(homePage(links)) : showNotes(c)));
  app.get('/personal', requireAuth({ signedOut: 'sign-in' }), showNotes);
  app.get('/orgs/:slug', requireAuth({ signedOut: 'sign-in' }), showNotes);
  app.post('/notes', requireAuth(), async (c) => {
    const { text } = await c.req.parseBody();
    const owner = ownerOf(c);
    if (typeof text === 'string' && text !== '') {
      notes.set(owner, [text.slice(0, 200), ...(notes.get(owner) ?? [])].slice(0, MAXIMUM_NOTES));
    }
    return c.redirect('/', 303);
  });
  app.notFound((c) => c.html(missingPage(links), 404));
  app.get('/api/notes', requireAuth(), (c) => c.json({ of: ownerOf(c), notes: notes.get(ownerOf(c)) ?? [] }));
  app.post('/sign-out', requireAuth(), async (c) => {
    const { sessionId } = getAuth(c);
    // Without the cookies, the next handshake would find the session again.
    await clerk.sessions.revokeSession(sessionId ?? '');
    const headers = signOutHeaders({ publishableKey, url: c.req.url });
    headers.set('location', '/');
    return new Response(null, { status: 303, headers });
  });
  return app;
}

/** The owner of the notes is the active organization, or the user. A route that requires a session has one of them. */
function ownerOf(c: Context): string {
  const { orgId, userId } = getAuth(c);
  return orgId ?? userId ?? '';
}

async function readMember(clerk: ClerkClient, c: Context): Promise<Member> {
  const { userId, sessionId, orgId } = getAuth(c);
  const id = userId ?? '';
  const [found, memberships] = await Promise.all([
    clerk.users.getUser(id),
    clerk.users.getOrganizationMembershipList({ userId: id }),
  ]);
  const user = unwrap(found);
  const [email] = user.emailAddresses;
  return {
    userId: id,
    sessionId: sessionId ?? '',
    name: [user.firstName, user.lastName].filter(Boolean).join(' ') || (email?.emailAddress ?? id),
    email: email?.emailAddress ?? 'none',
    organizationId: orgId ?? null,
    organizations: unwrap(memberships).map(({ organization, role }) => ({
      id: organization.id,
      name: organization.name,
      slug: organization.slug ?? organization.id,
      role,
    })),
  };
}
