import { createClerkClient } from '@x/backend';
import { createTokenVerifier } from '@x/jwt';
import { AUTHORIZED_PARTY } from '../claims.ts';
import type { Group } from '../contender.ts';
import type { Sample } from '../samples.ts';
import { CLERK_FIRST, CLERK_LATEST, holdsUser, OURS } from './names.ts';

/** Saying who sent a request, by the cookies of somebody who is signed in. */
export function authenticateGroup({ token, pem }: Sample): Group {
  const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
  const keys = { secretKey: 'sk_test_1', publishableKey, jwtKey: pem };
  const cookie = `__client_uat=1700000000; __clerk_db_jwt=dvb_1; __session=${token}`;
  const request = new Request('https://app.example.com/notes', { headers: { cookie } });
  const options = { authorizedParties: [AUTHORIZED_PARTY] };
  return {
    name: 'authenticate a request, signed in by cookies',
    batchSizes: [1],
    baselines: [OURS, CLERK_LATEST],
    isDone: (result) => holdsUser(result) || JSON.stringify(result).includes('"status":"signed-in"'),
    contenders: [
      {
        name: OURS,
        prepare() {
          const verifier = createTokenVerifier({ jwtKey: pem });
          return () => verifier.verify(token);
        },
      },
      {
        name: '@x/backend',
        prepare() {
          const client = createClerkClient(keys);
          return () => client.authenticateRequest(request, options);
        },
      },
      {
        name: CLERK_LATEST,
        async prepare() {
          const { createClerkClient: create } = await import('clerk-latest');
          const client = create({ ...keys, telemetry: { disabled: true } });
          return () => client.authenticateRequest(request, options);
        },
      },
      {
        name: CLERK_FIRST,
        async prepare() {
          const { createClerkClient: create } = await import('clerk-1.0.1');
          const client = create({ ...keys, telemetry: { disabled: true } });
          return () => client.authenticateRequest(request, options);
        },
      },
    ],
  };
}
