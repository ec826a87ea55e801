import { AUTHORIZED_PARTY } from '../bench/claims.ts';
import type { Contender } from '../bench/contender.ts';
import { VISITS, type Visit } from '../bench/groups/authenticate.ts';
import { holdsUser } from '../bench/groups/names.ts';
import { makeTokens } from '../bench/groups/token-cache.ts';
import type { Samples } from '../bench/samples.ts';

type Packages = typeof import('./packages.ts');

/** Work that two versions of our packages do, to compare how long it takes. */
export interface Workload {
  readonly name: string;
  readonly prepare: (packages: Packages, samples: Samples) => ReturnType<Contender['prepare']>;
  /** True for a result that shows that the work was done. */
  readonly isDone: (result: unknown) => boolean;
}

const PUBLISHABLE_KEY = `pk_test_${btoa('clerk.example.com$')}`;

const verify = (name: string, prepare: Workload['prepare']): Workload => ({
  name,
  prepare,
  isDone: holdsUser,
});

const authenticate = ({ name, status, headers }: Visit): Workload => ({
  name: `authenticateRequest, ${name}`,
  prepare({ createClerkClient }, { RS256 }) {
    const client = createClerkClient({
      secretKey: 'sk_test_1',
      publishableKey: PUBLISHABLE_KEY,
      jwtKey: RS256.pem,
    });
    // None of these visits has cookies with a suffix.
    const request = new Request('https://app.example.com/notes', { headers: headers(RS256.token, '') });
    const options = { authorizedParties: [AUTHORIZED_PARTY] };
    return () => client.authenticateRequest(request, options);
  },
  isDone: (result) => Object(result).status === status,
});

/** A request with a thousand encoded cookies of others. */
const crowded: Visit = {
  ...VISITS.cookie,
  name: 'with 1,000 cookies of others',
  headers: (token) => {
    const others = Array.from({ length: 1_000 }, (_, index) => `other_${index}=%7B%22value%22%3A${index}%7D`);
    return { cookie: `${others.join('; ')}; ${VISITS.cookie.headers(token).cookie}` };
  },
};

/** The work by the name that selects it on the command line. */
export const WORKLOADS: Readonly<Record<string, readonly Workload[]>> = {
  verify: [
    verify('verifyToken, RS256, jwtKey', ({ verifyToken }, { RS256: { token, pem } }) => {
      return () => verifyToken(token, { jwtKey: pem });
    }),
    verify('createTokenVerifier, RS256', ({ createTokenVerifier }, { RS256: { token, pem } }) => {
      const verifier = createTokenVerifier({ jwtKey: pem });
      return () => verifier.verify(token);
    }),
    verify('createTokenVerifier, token seen before', ({ createTokenVerifier }, { RS256: { token, pem } }) => {
      const verifier = createTokenVerifier({ jwtKey: pem, tokenCacheSize: 100 });
      return () => verifier.verify(token);
    }),
    verify('createTokenVerifier, ES256', ({ createTokenVerifier }, { ES256: { token, pem } }) => {
      const verifier = createTokenVerifier({ jwtKey: pem });
      return () => verifier.verify(token);
    }),
  ],
  'token-cache': [
    verify('200 tokens in turn, tokenCacheSize 20', async ({ createTokenVerifier }) => {
      const { tokens, jwtKey } = await makeTokens();
      const verifier = createTokenVerifier({ jwtKey, tokenCacheSize: 20 });
      let count = 0;
      return () => verifier.verify(tokens[count++ % tokens.length] ?? '');
    }),
  ],
  cookies: [authenticate(crowded)],
  authenticate: [VISITS.cookie, VISITS.header, VISITS.signedOut, VISITS.handshake].map(authenticate),
};
