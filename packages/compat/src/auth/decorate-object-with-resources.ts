import type { CreateBackendApiOptions } from '../client/api-client.ts';
import { createApiClient } from '../client/create-api-client.ts';
import type { Organization, Session, User } from '../resources/types.ts';
import type { AuthObject } from './auth-object-types.ts';
import { stripPrivateDataFromObject } from './strip-private-data.ts';

export interface DecorateOptions {
  loadSession?: boolean;
  loadUser?: boolean;
  loadOrganization?: boolean;
}

export interface LoadedResources {
  session?: Session | undefined;
  user?: User | undefined;
  organization?: Organization | undefined;
}

interface Ids {
  readonly sessionId?: string | null | undefined;
  readonly userId?: string | null | undefined;
  readonly orgId?: string | null | undefined;
}

/** Loads the resources of an auth object and sets them on `obj`, without private metadata. Resolves to `obj`. */
export async function decorateObjectWithResources<T extends object>(
  obj: T,
  authObj: AuthObject,
  options?: CreateBackendApiOptions & DecorateOptions,
): Promise<T & LoadedResources> {
  const { loadSession, loadUser, loadOrganization, ...client } = options ?? {};
  const { sessionId, userId, orgId } = authObj as Ids; // objects of other types have none
  const { sessions, users, organizations } = createApiClient(client);
  const [session, user, organization] = await Promise.all([
    loadSession && sessionId ? sessions.getSession(sessionId) : undefined,
    loadUser && userId ? users.getUser(userId) : undefined,
    loadOrganization && orgId ? organizations.getOrganization({ organizationId: orgId }) : undefined,
  ]);
  const resources: LoadedResources = { session, user, organization };
  return Object.assign(obj, stripPrivateDataFromObject(resources));
}
