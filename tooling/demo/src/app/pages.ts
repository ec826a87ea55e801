import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** A visitor who is signed in, as the pages show them. */
export interface Member {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** The active organization. Null for the personal account. */
  readonly organizationId: string | null;
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly role: string;
  }[];
}

/** The addresses at the emulator that the pages link to. */
export interface Links {
  readonly signIn: string;
  readonly signUp: string;
  readonly inspector: string;
}

export function homePage(links: Links): Html {
  const aside = html`<a href="${links.signIn}">Sign in</a>`;
  const content = html`<section class="hero">
<h1>Notes that know whose they are.</h1>
<p>A small application with sign-in, organizations and a protected API, as it would run on Clerk. Here it runs on the emulator: without an account, and without a network.</p>
<div class="row"><a class="button primary" href="${links.signIn}">Sign in</a><a class="button" href="${links.signUp}">Sign up</a></div>
</section>`;
  return layout({ title: 'Field Notes', aside, content, links });
}

export function missingPage(links: Links): Html {
  const content = html`<section class="hero">
<h1>Nothing is written here.</h1>
<p>This address has no page.</p>
<a class="button" href="/">To your notes</a>
</section>`;
  return layout({ title: 'Not found · Field Notes', aside: html``, content, links });
}

export function notesPage(member: Member, notes: readonly string[], links: Links): Html {
  const active = member.organizations.find(({ id }) => id === member.organizationId);
  const title = active?.name ?? 'Personal notes';
  const aside = html`<span class="muted">${member.name}</span><form method="post" action="/sign-out"><button>Sign out</button></form>`;
  const content = html`<div class="row"><h1>${title}</h1></div>
${switcher(member)}
<div class="columns">
<section class="card"><h2>Notes</h2>
${notes.length === 0 ? html`<p class="muted">No notes yet. Write the first one.</p>` : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<form class="note" method="post" action="/notes"><input name="text" aria-label="A note" placeholder="Write a note" maxlength="200" required><button class="primary">Add</button></form>
</section>
<section class="card"><h2>Profile</h2>
<dl><dt>Name</dt><dd>${member.name}</dd><dt>Email</dt><dd>${member.email}</dd><dt>Role</dt><dd>${active?.role ?? 'owner'}</dd><dt>User</dt><dd><code>${member.userId}</code></dd><dt>Session</dt><dd><code>${member.sessionId}</code></dd></dl>
<p><a href="/api/notes">Call the protected API</a></p>
</section>
</div>`;
  return layout({ title: `${title} · Field Notes`, aside, content, links });
}

/** Each link is a path that makes an organization, or the personal account, the active one. */
function switcher({ organizations, organizationId }: Member): Html {
  const personal = { id: null, name: 'Personal', path: '/personal' };
  const entries = [
    personal,
    ...organizations.map(({ id, name, slug }) => ({ id, name, path: `/orgs/${encodeURIComponent(slug)}` })),
  ];
  return html`<nav class="switch" aria-label="Organizations">${entries.map(({ id, name, path }) => html`<a href="${path}"${id === organizationId ? html` aria-current="page"` : ''}>${name}</a>`)}</nav>`;
}

interface LayoutInput {
  readonly title: string;
  readonly aside: Html;
  readonly content: Html;
  readonly links: Links;
}

function layout({ title, aside, content, links }: LayoutInput): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/styles.css"></head>
<body>
<header class="bar"><a href="/">Field Notes</a><a href="${links.inspector}">Inspector</a>${aside}</header>
<main>${content}</main>
</body>
</html>`;
}
