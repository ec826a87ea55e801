import { activeSessionOf } from '../model/browsers.ts';
import { getUser, membershipsOf } from '../model/lookup.ts';
import { factorVerificationAge, statusOf } from '../model/sessions.ts';
import { imageOf } from '../render/image.ts';
import { renderMembership, renderPublicUserData } from '../render/membership.ts';
import { renderUser } from '../render/user.ts';
import type { Instance } from '../store/instance.ts';
import type {
  ClientRecord,
  MembershipRecord,
  OrganizationRecord,
  SessionRecord,
  UserRecord,
} from '../store/records.ts';
import { mintSessionToken } from '../tokens/tokens.ts';
import type { FrontendRequest } from './frontend-request.ts';
import { renderSignIn } from './render-sign-in.ts';
import { renderSignUp } from './render-sign-up.ts';

const MINUTE_IN_MS = 60_000;
const CLIENT_LIFETIME_IN_MS = 365 * 24 * 60 * MINUTE_IN_MS;

/** What the tokens in an answer depend on: the origin of the page is their claim `azp`. */
type Page = Pick<FrontendRequest, 'instance' | 'origin'>;

/** Renders a client with its active session, as a browser sees it. */
export async function renderClient(page: Page, client: ClientRecord) {
  const { instance } = page;
  const { store } = instance;
  const session = activeSessionOf(instance, client.id);
  const signIn = store.sign_ins.get(client.sign_in_id ?? '');
  const signUp = store.sign_ups.get(client.sign_up_id ?? '');
  return {
    object: 'client',
    id: client.id,
    sessions: session ? [await renderSession(page, session)] : [],
    sign_in: signIn ? renderSignIn(instance, signIn) : null,
    sign_up: signUp ? renderSignUp(signUp) : null,
    last_active_session_id: session?.id ?? null,
    last_authentication_strategy: client.last_authentication_strategy,
    cookie_expires_at: client.created_at + CLIENT_LIFETIME_IN_MS,
    captcha_bypass: true,
    created_at: client.created_at,
    updated_at: client.updated_at,
  };
}

/** Renders a session with its user and, while it is active, a new token. */
export async function renderSession(page: Page, session: SessionRecord) {
  const { instance, origin: azp } = page;
  const user = getUser(instance, session.user_id);
  const status = statusOf(instance, session);
  return {
    object: 'session',
    id: session.id,
    status,
    expire_at: session.expire_at,
    abandon_at: session.abandon_at,
    last_active_at: session.last_active_at,
    last_active_organization_id: session.last_active_organization_id,
    last_active_token:
      status === 'active'
        ? { object: 'token', jwt: await mintSessionToken(instance, session, { azp }) }
        : null,
    actor: session.custom.claims['act'] ?? null,
    tasks: null,
    user: renderOwnUser(instance, user),
    public_user_data: renderPublicUser(instance, user),
    factor_verification_age: factorVerificationAge(session, instance.now()),
    created_at: session.created_at,
    updated_at: session.updated_at,
  };
}

/** Renders a user for the user: without private metadata, and with the memberships. */
export function renderOwnUser(instance: Instance, user: UserRecord) {
  const { private_metadata: _, ...visible } = renderUser(instance, user);
  const memberships = membershipsOf(instance, user.id);
  return {
    ...visible,
    organization_memberships: memberships.map((membership) => renderOwnMembership(instance, membership)),
  };
}

export function renderOwnMembership(instance: Instance, membership: MembershipRecord) {
  const {
    private_metadata: _,
    organization: __,
    public_user_data,
    ...visible
  } = renderMembership(instance, membership);
  const organization = instance.store.organizations.get(membership.organization_id);
  return {
    ...visible,
    organization: organization && renderOwnOrganization(instance, organization),
    public_user_data: withIdentifier(public_user_data),
  };
}

/** Renders an organization for its members: without private metadata. */
export function renderOwnOrganization(instance: Instance, organization: OrganizationRecord) {
  return {
    object: 'organization',
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    ...imageOf(instance, 'organization_id', organization.id),
    members_count: instance.store.organization_memberships.by('organization_id', organization.id).length,
    max_allowed_memberships: organization.max_allowed_memberships,
    admin_delete_enabled: organization.admin_delete_enabled,
    public_metadata: organization.public_metadata,
    created_at: organization.created_at,
    updated_at: organization.updated_at,
  };
}

function renderPublicUser(instance: Instance, user: UserRecord) {
  return withIdentifier(renderPublicUserData(instance, user));
}

/** Browser SDKs require an identifier, which a user of a seed can lack. */
function withIdentifier<T extends { readonly identifier: string | null }>(data: T) {
  return { ...data, identifier: data.identifier ?? '' };
}
