import { decodeJwt } from '@x/jwt';
import { pathParam } from '../../engine/path-param.ts';
import { html } from '../../html/html.ts';
import { getSession } from '../../model/lookup.ts';
import { statusOf } from '../../model/sessions.ts';
import { mintSessionToken } from '../../tokens/tokens.ts';
import type { Shown, Visit } from '../inspection.ts';
import { decodedToken } from '../parts/decoded-token.ts';
import { facts, idOf, panel } from '../parts/elements.ts';
import { jsonBlock } from '../parts/json.ts';
import { organizationLink, userLink } from '../parts/links.ts';
import { revokeButton, sessionBadges } from '../parts/session-table.ts';
import { relativeTime } from '../parts/time.ts';

export async function sessionPage(visit: Visit): Promise<Shown> {
  const { instance, params, now } = visit;
  const session = getSession(instance, pathParam(params, 'id'));
  const { last_active_organization_id: organization } = session;
  const isActive = statusOf(instance, session) === 'active';
  const content = html`<header class="head"><div><h1>Session</h1>${idOf(session.id)}</div>${revokeButton(visit, session)}</header>
<div class="grid">
${panel({
  title: 'About',
  isWide: true,
  content: facts([
    ['Status', sessionBadges(visit, session)],
    ['User', userLink(instance, session.user_id)],
    ['Organization', organization === null ? 'none' : organizationLink(instance, organization)],
    ['Client', idOf(session.client_id)],
    ['Created', relativeTime(session.created_at, now)],
    ['Active', relativeTime(session.last_active_at, now)],
    ['Expires', relativeTime(session.expire_at, now)],
    [
      'Custom claims',
      Object.keys(session.custom.claims).length === 0 ? null : jsonBlock(session.custom.claims),
    ],
  ]),
})}
${isActive ? await currentToken(visit) : ''}
</div>`;
  return { section: 'sessions', title: 'Session', content };
}

/** Signs a token as the next request of a browser would get it. */
async function currentToken({ instance, params }: Visit) {
  const session = getSession(instance, pathParam(params, 'id'));
  const token = await mintSessionToken(instance, session, { azp: instance.appOrigin });
  const { result: jwt } = decodeJwt(token);
  return jwt === null ? '' : decodedToken(instance, token, jwt);
}
