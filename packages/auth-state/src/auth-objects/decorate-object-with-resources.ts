import { ConfigError } from '@x/errors';
import { type OptionNames, orConfigError, quote, readArgument, readOptions } from '@x/errors/internal';
import type { AuthObject } from './auth-object.ts';
import { stripPrivateDataFromObject } from './strip-private-data.ts';

/** The result of a REST client. `data` is null if the call failed. */
type Loading<Resource> = Promise<{ readonly data: Resource | null }>;

/** The methods that this function calls. The clients of `@x/backend` and `@x/rest-client` have them. */
export interface ResourceClient<Session, User, Organization> {
  /** Loads the session, for `loadSession`. */
  readonly sessions: { getSession(sessionId: string): Loading<Session> };
  /** Loads the user, for `loadUser`. */
  readonly users: { getUser(userId: string): Loading<User> };
  /** Loads the organization, for `loadOrganization`. */
  readonly organizations: { getOrganization(params: { organizationId: string }): Loading<Organization> };
}

/** The options of `decorateObjectWithResources`. */
export interface DecorateOptions<Session, User, Organization> {
  /** The client that loads the resources, such as the client of `@x/backend`. */
  client: ResourceClient<Session, User, Organization>;
  /** Whether to load the session. Default false. */
  loadSession?: boolean | undefined;
  /** Whether to load the user. Default false. */
  loadUser?: boolean | undefined;
  /** Whether to load the active organization. Default false. */
  loadOrganization?: boolean | undefined;
}

/** The loaded resources: undefined if a resource is not requested or has no id, null if the call failed. */
export interface LoadedResources<Session, User, Organization> {
  /** The session, for `loadSession`. */
  session: Session | null | undefined;
  /** The user, for `loadUser`. */
  user: User | null | undefined;
  /** The organization, for `loadOrganization`. */
  organization: Organization | null | undefined;
}

const DECORATE_OPTIONS: OptionNames<DecorateOptions<unknown, unknown, unknown>> = {
  client: true,
  loadSession: true,
  loadUser: true,
  loadOrganization: true,
};

const METHODS = { sessions: 'getSession', users: 'getUser', organizations: 'getOrganization' } as const;

function checkedClient<Session, User, Organization>({
  client,
}: Partial<DecorateOptions<Session, User, Organization>>): ResourceClient<Session, User, Organization> {
  const lacking = Object.entries(METHODS).find(([resource, method]) => {
    const methods: unknown = Reflect.get(Object(client), resource);
    return typeof Reflect.get(Object(methods), method) !== 'function';
  });
  if (client === undefined || lacking !== undefined) {
    throw new ConfigError(
      `Option "client" must be a client such as createClerkClient returns: it has no method ${lacking?.join('.')}.`,
    );
  }
  return client;
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
  for (const [name, value] of [
    ['obj', obj],
    ['authObject', authObject],
  ] as const) {
    if (typeof value !== 'object' || value === null) {
      throw new ConfigError(`decorateObjectWithResources takes an object as "${name}", not ${quote(value)}.`);
    }
  }
  const isThenable = readArgument('The object', () => Reflect.get(obj, 'then') !== undefined);
  if (isThenable) {
    throw new ConfigError(
      'decorateObjectWithResources takes an object as "obj", not a promise. Await it first.',
    );
  }
  const read = readOptions<DecorateOptions<Session, User, Organization>>(options, DECORATE_OPTIONS, {
    owner: 'decorateObjectWithResources',
  });
  const { loadSession, loadUser, loadOrganization } = read;
  const client = readArgument('The option "client"', () => checkedClient(read));
  const {
    sessionId,
    userId,
    orgId: organizationId,
  } = readArgument(
    'The auth object',
    (): ResourceIds => ({
      ...authObject,
    }),
  );
  const [session, user, organization] = await Promise.all([
    loadSession && sessionId ? client.sessions.getSession(sessionId) : undefined,
    loadUser && userId ? client.users.getUser(userId) : undefined,
    loadOrganization && organizationId ? client.organizations.getOrganization({ organizationId }) : undefined,
  ]);
  const resources = stripPrivateDataFromObject({
    session: session?.data,
    user: user?.data,
    organization: organization?.data,
  });
  return orConfigError('The resources cannot be set on the object: it is frozen, or a setter throws.', () =>
    Object.assign(obj, resources),
  );
}
