import { isClerkAPIResponseError } from '@clerk/shared/error';

/** The parts of an auth object that a program reads. */
function partsOf(auth) {
  const { debug, getToken, has, sessionClaims, ...parts } = auth;
  return {
    ...parts,
    sub: sessionClaims?.sub ?? null,
    isAdmin: has({ role: 'org:admin' }),
    isMember: has({ role: 'org:member' }),
    canManage: has({ permission: 'org:invoices:manage' }),
    isFresh: has({ reverification: 'lax' }),
  };
}

async function outcomeOf(promise) {
  try {
    return { value: await promise };
  } catch (error) {
    const { status, errors, clerkError } = error;
    const isResponseError = isClerkAPIResponseError(error);
    return { isResponseError, clerkError, status, codes: errors?.map(({ code }) => code) };
  }
}

/** Calls `getAuth`, which some SDKs make asynchronous. */
const partsFor = async ({ getAuth }, options) => partsOf(await getAuth(options));

const MACHINES = ['api_key', 'm2m_token', 'oauth_token'];

/** What each path responds with. `getAuth` is that of the SDK for the current request. */
export const ROUTES = {
  '/auth': (sdk) => partsFor(sdk),
  '/pending': (sdk) => partsFor(sdk, { treatPendingAsSignedOut: false }),
  '/machine': (sdk) => partsFor(sdk, { acceptsToken: MACHINES }),
  '/any': (sdk) => partsFor(sdk, { acceptsToken: 'any' }),
  '/api-key': (sdk) => partsFor(sdk, { acceptsToken: 'api_key' }),
  '/token': async ({ getAuth }) => outcomeOf((await getAuth()).getToken()),
  '/template': async ({ getAuth }) => {
    const { getToken } = await getAuth();
    return outcomeOf(getToken({ template: 'orders' }).then((token) => typeof token));
  },
  '/missing-template': async ({ getAuth }) => outcomeOf((await getAuth()).getToken({ template: 'none' })),
  '/user': async ({ getAuth, clerkClient }) => {
    const user = await clerkClient.users.getUser((await getAuth()).userId);
    const { fullName, primaryEmailAddress, raw } = user;
    return { fullName, primaryEmailAddress, raw: Object.keys(raw).sort(), user };
  },
  '/users': async ({ clerkClient }) => {
    const { data, totalCount } = await clerkClient.users.getUserList({ limit: 1, query: '' });
    return { totalCount, count: data.length, keys: Object.keys(data[0]).sort() };
  },
  '/missing-user': ({ clerkClient }) => outcomeOf(clerkClient.users.getUser('user_missing')),
  '/sessions': async ({ getAuth, clerkClient }) => {
    const { userId } = await getAuth();
    const { data, totalCount } = await clerkClient.sessions.getSessionList({ userId });
    return { totalCount, data };
  },
  '/protected': async ({ getAuth }) => {
    const { isAuthenticated, userId } = await getAuth();
    return isAuthenticated ? { isProtected: true, userId } : { isProtected: true, isRejected: true };
  },
  '/protected-machine': async ({ getAuth }) => {
    const { isAuthenticated, tokenType, subject } = await getAuth({ acceptsToken: 'm2m_token' });
    return isAuthenticated ? { tokenType, subject } : { tokenType, isRejected: true };
  },
  '/current-user': async ({ getAuth, clerkClient, currentUser }) => {
    const { userId } = await getAuth();
    const getUser = () => (userId === null ? null : clerkClient.users.getUser(userId));
    // Some SDKs have a function for it.
    const user = await (currentUser ?? getUser)();
    return { user, fullName: user?.fullName, raw: Object.keys(user?.raw ?? {}).sort() };
  },
  '/reverification': async ({ getAuth }) => {
    const { has } = await getAuth();
    const custom = { level: 'multi_factor', afterMinutes: 1 };
    return ['strict_mfa', 'strict', 'moderate', 'lax', custom].map((reverification) =>
      has({ reverification }),
    );
  },
};

export const WEBHOOK_PATH = '/webhook';
