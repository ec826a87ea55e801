import { decodeJwt } from '@x/jwt';
import { type Html, html } from '../../html/html.ts';
import { statusOf } from '../../model/sessions.ts';
import type { Shown, Visit } from '../inspection.ts';
import { decodedToken } from '../parts/decoded-token.ts';
import { badge, facts, head, panel } from '../parts/elements.ts';
import { sessionTable } from '../parts/session-table.ts';
import { emptyState } from '../parts/table.ts';
import { SECTIONS } from '../sections.ts';

/** The sessions whose tokens the page offers. */
const MAXIMUM_SESSIONS = 10;

/** Shows the form, and the token that it has sent. A token never stands in an address. */
export async function tokensPage(visit: Visit): Promise<Shown> {
  const token = (visit.form['token'] ?? '').trim().replace(/^Bearer\s+/i, '');
  const content = html`${head({
    title: 'Tokens',
    text: 'Decode a JWT, and check it by the keys and the clock of the emulator.',
  })}
<section class="card panel"><form class="stack" method="post" action="${SECTIONS.tokens.path}">
<label><span>Token</span><textarea name="token" rows="5" placeholder="eyJhbGciOi..." spellcheck="false" required>${token}</textarea></label>
<div class="row"><button class="primary">Decode</button></div>
</form></section>
${token === '' ? ofSessions(visit) : html`<div class="grid">${await decode(visit, token)}</div>`}`;
  return { section: 'tokens', title: 'Tokens', content };
}

function decode({ instance }: Visit, token: string): Html | Promise<Html> {
  const { result: jwt, error } = decodeJwt(token);
  if (error === null) return decodedToken(instance, token, jwt);
  const entries = [
    ['Verdict', badge(error.reason, 'bad')],
    ['Reason', error.message],
  ] as const;
  return panel({ title: 'Verdict', content: facts(entries) });
}

function ofSessions(visit: Visit): Html {
  const { instance } = visit;
  const active = instance.store.sessions.all().filter((session) => statusOf(instance, session) === 'active');
  const latest = active.slice(-MAXIMUM_SESSIONS).reverse();
  return panel({
    title: 'Tokens of active sessions',
    isFlush: true,
    content:
      latest.length === 0
        ? emptyState({
            title: 'No session is active',
            advice: html`Sign in as one of the <a href="${SECTIONS.users.path}">users</a>, and its token is here.`,
          })
        : sessionTable(visit, latest),
  });
}
