import type { Sample } from '../bench/samples.ts';

/** Programs that do the same work in a fresh process. The first is the baseline. */
export interface StartGroup {
  readonly name: string;
  /** Module bodies by name. They can use `token`, `pem` and `jwk`, and assign their result to `done`. */
  readonly programs: Readonly<Record<string, string>>;
  /** Packages of one module each, by name, which are installed next to the programs. */
  readonly packages?: Readonly<Record<string, string>>;
}

const RSA = `{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }`;
const KEYS = `{ secretKey: 'sk_test_1', publishableKey: 'pk_test_${btoa('clerk.example.com$')}' }`;
const PARTS = `const [header, payload, signature] = token.split('.');`;
const PAYLOAD = `JSON.parse(Buffer.from(payload, 'base64url'))`;

/** The lower limit for a library of two packages: they only call `node:crypto`. */
const FLOOR = {
  'floor-errors': `export class VerificationError extends Error {}`,
  'floor-jwt': `
    import { VerificationError } from 'floor-errors';
    const { verify } = process.getBuiltinModule('node:crypto');
    export function verifyToken(token, pem) {
      ${PARTS}
      const data = Buffer.from(header + '.' + payload);
      if (!verify('sha256', data, pem, Buffer.from(signature, 'base64url'))) throw new VerificationError();
      return ${PAYLOAD};
    }`,
};

/** Importing a library, and verifying one token. */
const VERIFY: StartGroup = {
  name: 'import, and verify one token',
  packages: FLOOR,
  programs: {
    'Web Crypto': `
      ${PARTS}
      const key = await crypto.subtle.importKey('jwk', jwk, ${RSA}, false, ['verify']);
      const data = Buffer.from(header + '.' + payload);
      const isGood = await crypto.subtle.verify(${RSA}, key, Buffer.from(signature, 'base64url'), data);
      done = isGood && ${PAYLOAD};`,
    'node:crypto': `
      ${PARTS}
      const { verify } = await import('node:crypto');
      const isGood = verify('sha256', Buffer.from(header + '.' + payload), pem, Buffer.from(signature, 'base64url'));
      done = isGood && ${PAYLOAD};`,
    'node:crypto, in a package that imports another': `
      const { verifyToken } = await import('floor-jwt');
      done = verifyToken(token, pem);`,
    '@x/jwt verifyToken': `
      const { verifyToken } = await import('@x/jwt');
      done = (await verifyToken(token, { jwtKey: pem })).result;`,
    '@x/jwt verifyJwt with a JWK': `
      const { verifyJwt } = await import('@x/jwt');
      done = (await verifyJwt(token, { key: jwk })).result;`,
    '@x/backend verifyToken': `
      const { verifyToken } = await import('@x/backend');
      done = (await verifyToken(token, { jwtKey: pem })).result;`,
    jose: `
      const { importJWK, jwtVerify } = await import('jose');
      done = (await jwtVerify(token, await importJWK(jwk, 'RS256'))).payload;`,
    'fast-jwt': `
      const { createVerifier } = await import('fast-jwt');
      done = createVerifier({ key: pem })(token);`,
    jsonwebtoken: `
      const { default: jsonwebtoken } = await import('jsonwebtoken');
      done = jsonwebtoken.verify(token, pem);`,
    'aws-jwt-verify': `
      const { JwtVerifier } = await import('aws-jwt-verify');
      const issuer = 'https://clerk.example.com';
      const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri: issuer + '/jwks' });
      verifier.cacheJwks({ keys: [jwk] });
      done = await verifier.verify(token);`,
    '@clerk/backend 3.25.0 /jwt': `
      const { verifyJwt } = await import('clerk-latest/jwt');
      done = await verifyJwt(token, { key: jwk });`,
    '@clerk/backend 3.25.0': `
      const { verifyToken } = await import('clerk-latest');
      done = await verifyToken(token, { jwtKey: pem });`,
    '@clerk/backend 1.0.1': `
      const { verifyToken } = await import('clerk-1.0.1');
      done = await verifyToken(token, { jwtKey: pem });`,
  },
};

/** Importing an SDK, and creating a client. */
const CLIENT: StartGroup = {
  name: 'import, and createClerkClient()',
  programs: {
    '@clerk/backend 3.25.0': `
      const { createClerkClient } = await import('clerk-latest');
      done = createClerkClient(${KEYS});`,
    '@clerk/backend 1.0.1': `
      const { createClerkClient } = await import('clerk-1.0.1');
      done = createClerkClient(${KEYS});`,
    '@x/backend': `
      const { createClerkClient } = await import('@x/backend');
      done = createClerkClient(${KEYS});`,
    '@x/backend, and one resource': `
      const { createClerkClient } = await import('@x/backend');
      done = createClerkClient(${KEYS}).users;`,
  },
};

export const START_GROUPS: readonly StartGroup[] = [VERIFY, CLIENT];

/** Returns a module that runs a program and prints the milliseconds that it took. */
export function moduleOf(body: string, { token, pem, jwk }: Sample): string {
  return `
    const token = ${JSON.stringify(token)};
    const pem = ${JSON.stringify(pem)};
    const jwk = ${JSON.stringify(jwk)};
    let done;
    const start = process.hrtime.bigint();
    ${body}
    const end = process.hrtime.bigint();
    if (!done) throw new Error('The program does not do the work.');
    console.log(Number(end - start) / 1e6);`;
}
