import type { AuthObject } from './auth-object.ts';
import { stripPrivateDataFromObject } from './strip-private-data.ts';

/** A result of a REST client: its data, null when the call failed. */
type Loading<Resource> = Promise<{ readonly data: Resource | null }>;

/** What of a client is used here. The client of `@x/backend` and that of `@x/rest-client` have it. */
export interface ResourceClient<Session, User, Organization> {
  readonly sessions: { getSession(sessionId: string): Loading<Session> };
  readonly users: { getUser(userId: string): Loading<User> };
  readonly organizations: { getOrganization(params: { organizationId: string }): Loading<Organization> };
}

export interface DecorateOptions<Session, User, Organization> {
  client: ResourceClient<Session, User, Organization>;
  loadSession?: boolean | undefined;
  loadUser?: boolean | undefined;
  loadOrganization?: boolean | undefined;
}

/** What was loaded: undefined if it wasn't asked for or has no id, null if the call failed. */
export interface LoadedResources<Session, User, Organization> {
  session: Session | null | undefined;
  user: User | null | undefined;
  organization: Organization | null | undefined;
}

interface ResourceIds {
  readonly isAuthenticated: boolean;
  readonly sessionId?: string | null | undefined;
  readonly userId?: string | null | undefined;
  readonly orgId?: string | null | undefined;
}

/**
 * Loads what is asked for of the session, the user and the organization of an auth object, at the same time,
 * and sets it on `obj`, without private metadata.
 */
export async function decorateObjectWithResources<T extends object, Session, User, Organization>(
  obj: T,
  authObject: AuthObject,
  options: DecorateOptions<Session, User, Organization>,
): Promise<T & LoadedResources<Session, User, Organization>> {
  const { client, loadSession, loadUser, loadOrganization } = options;
  const { sessionId, userId, orgId: organizationId }: ResourceIds = authObject;
  const [session, user, organization] = await Promise.all([
    loadSession && sessionId ? client.sessions.getSession(sessionId) : undefined,
    loadUser && userId ? client.users.getUser(userId) : undefined,
    loadOrganization && organizationId ? client.organizations.getOrganization({ organizationId }) : undefined,
  ]);
  return Object.assign(
    obj,
    stripPrivateDataFromObject({
      session: session?.data,
      user: user?.data,
      organization: organization?.data,
    }),
  );
}
