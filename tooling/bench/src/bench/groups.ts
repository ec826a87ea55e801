import { verify } from 'node:crypto';
import { createClerkClient } from '@x/backend';
import { createTokenVerifier, decodeJwt, verifyJwt } from '@x/jwt';
import { createClerkClient as createReference, verifyToken as verifyByReference } from 'clerk-latest';
import { decodeJwt as decodeByReference } from 'clerk-latest/jwt';
import { decodeJwt as decodeByJose, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { Contender, Group } from './contender.ts';
import { AUTHORIZED_PARTY, JWK, KEY, PEM, SIGNATURE, SIGNED_BYTES, TOKEN, USER_ID } from './session-token.ts';

const REFERENCE = '@clerk/backend 3.25.0';
const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

const isTrue = (result: unknown) => result === true;
/** Looks for the user where each library puts the claims. */
const holdsUser = (result: unknown) => JSON.stringify(result).includes(`"sub":"${USER_ID}"`);

const nativeVerify: Contender = {
  name: 'crypto.verify, ready key',
  run: () => verify('sha256', SIGNED_BYTES, KEY, SIGNATURE),
  isDone: isTrue,
};
const verifier = createTokenVerifier({ jwtKey: PEM });
const ownVerifier: Contender = {
  name: '@x/jwt createTokenVerifier, PEM',
  run: () => verifier.verify(TOKEN),
  isDone: holdsUser,
};

/** Verifying one session token. */
export async function verifyGroup(): Promise<Group> {
  const webKey = await crypto.subtle.importKey('jwk', JWK, RS256, false, ['verify']);
  const joseKey = await importJWK(JWK, 'RS256');
  return {
    name: 'verify a session token',
    batchSizes: [1, 100],
    contenders: [
      nativeVerify,
      {
        name: 'subtle.verify, ready key',
        run: () => crypto.subtle.verify(RS256, webKey, SIGNATURE, SIGNED_BYTES),
        isDone: isTrue,
      },
      ownVerifier,
      {
        name: '@x/jwt verifyJwt, PEM each time',
        run: () => verifyJwt(TOKEN, { key: PEM }),
        isDone: holdsUser,
      },
      { name: 'jose jwtVerify, imported key', run: () => jwtVerify(TOKEN, joseKey), isDone: holdsUser },
      {
        name: `${REFERENCE} verifyToken, jwtKey`,
        run: () => verifyByReference(TOKEN, { jwtKey: PEM }),
        isDone: holdsUser,
      },
    ],
  };
}

/** Taking a token apart. */
export function decodeGroup(): Group {
  const parse = (segment: string): unknown => JSON.parse(Buffer.from(segment, 'base64url').toString());
  return {
    name: 'decode a token',
    batchSizes: [1],
    contenders: [
      {
        name: 'Buffer and JSON.parse',
        run: () => {
          const [header = '', payload = '', signature = ''] = TOKEN.split('.');
          return [parse(header), parse(payload), Buffer.from(signature, 'base64url')];
        },
        isDone: holdsUser,
      },
      { name: '@x/jwt decodeJwt', run: () => decodeJwt(TOKEN), isDone: holdsUser },
      {
        name: 'jose decodeJwt and decodeProtectedHeader',
        run: () => [decodeByJose(TOKEN), decodeProtectedHeader(TOKEN)],
        isDone: holdsUser,
      },
      { name: `${REFERENCE} decodeJwt`, run: () => decodeByReference(TOKEN), isDone: holdsUser },
    ],
  };
}

/** Saying who sent a request, by the cookies of somebody who is signed in. */
export function authenticateGroup(): Group {
  const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
  const keys = { secretKey: 'sk_test_1', publishableKey, jwtKey: PEM };
  const cookie = `__client_uat=1700000000; __clerk_db_jwt=dvb_1; __session=${TOKEN}`;
  const request = new Request('https://app.example.com/notes', { headers: { cookie } });
  const options = { authorizedParties: [AUTHORIZED_PARTY] };
  const ours = createClerkClient(keys);
  const reference = createReference({ ...keys, telemetry: { disabled: true } });
  const isSignedIn = (state: unknown) => JSON.stringify(state).includes('"status":"signed-in"');
  return {
    name: 'authenticate a request, signed in by cookies',
    batchSizes: [1],
    contenders: [
      nativeVerify,
      ownVerifier,
      {
        name: '@x/backend authenticateRequest',
        run: () => ours.authenticateRequest(request, options),
        isDone: isSignedIn,
      },
      {
        name: `${REFERENCE} authenticateRequest`,
        run: () => reference.authenticateRequest(request, options),
        isDone: isSignedIn,
      },
    ],
  };
}
