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

const MACHINES = ['api_key', 'm2m_token', 'oauth_token'];

/** What each path responds with. `getAuth` is that of the SDK for the current request. */
export const ROUTES = {
  '/auth': ({ getAuth }) => partsOf(getAuth()),
  '/pending': ({ getAuth }) => partsOf(getAuth({ treatPendingAsSignedOut: false })),
  '/machine': ({ getAuth }) => partsOf(getAuth({ acceptsToken: MACHINES })),
  '/any': ({ getAuth }) => partsOf(getAuth({ acceptsToken: 'any' })),
  '/api-key': ({ getAuth }) => partsOf(getAuth({ acceptsToken: 'api_key' })),
  '/token': async ({ getAuth }) => outcomeOf(getAuth().getToken()),
  '/template': async ({ getAuth }) =>
    outcomeOf(
      getAuth()
        .getToken({ template: 'orders' })
        .then((token) => typeof token),
    ),
  '/missing-template': async ({ getAuth }) => outcomeOf(getAuth().getToken({ template: 'none' })),
  '/user': async ({ getAuth, clerkClient }) => {
    const user = await clerkClient.users.getUser(getAuth().userId);
    const { fullName, primaryEmailAddress, raw } = user;
    return { fullName, primaryEmailAddress, raw: Object.keys(raw).sort(), user };
  },
  '/users': async ({ clerkClient }) => {
    const { data, totalCount } = await clerkClient.users.getUserList({ limit: 1, query: '' });
    return { totalCount, count: data.length, keys: Object.keys(data[0]).sort() };
  },
  '/missing-user': ({ clerkClient }) => outcomeOf(clerkClient.users.getUser('user_missing')),
  '/sessions': async ({ getAuth, clerkClient }) => {
    const { userId } = getAuth();
    const { data, totalCount } = await clerkClient.sessions.getSessionList({ userId });
    return { totalCount, data };
  },
};

export const WEBHOOK_PATH = '/webhook';
