import type { AuthObject } from './auth-object.ts';
import { stripPrivateDataFromObject } from './strip-private-data.ts';

/** The result of a REST client. `data` is null if the call failed. */
type Loading<Resource> = Promise<{ readonly data: Resource | null }>;

/** The methods that this function calls. The clients of `@x/backend` and `@x/rest-client` have them. */
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

/** The loaded resources: undefined if a resource is not requested or has no id, null if the call failed. */
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
 * Loads the requested resources of an auth object (session, user, organization) in parallel and sets them on `obj`,
 * without private metadata. Resolves to `obj`.
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
