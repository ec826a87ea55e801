import { generateKeyPairSync } from 'node:crypto';
import { authenticateRequest, cookieNames, createRedirect, signOutHeaders } from '@x/auth-state';
import { createClerkClient } from '@x/backend';
import { createTokenVerifier } from '@x/jwt';
import { createFrontendApiProxy } from '@x/proxy';
import { createBackendApiClient, createTransport } from '@x/rest-client';
import { signWebhook, verifyWebhook } from '@x/webhooks';
import {
  emulator,
  fetch,
  PUBLISHABLE_KEY,
  publicJwk,
  request,
  SECRET_KEY,
} from '../../arguments/fixtures.ts';
import { CANARY } from '../../arguments/wrong-values.ts';

/** A function that takes a key, and the option that takes it. */
export type Taker = (key: never) => unknown;

const delivery = { headers: {}, body: '' };
const proxied = { publishableKey: PUBLISHABLE_KEY, secretKey: SECRET_KEY, proxyUrl: '/__clerk' };

/** The functions that take a key, by the option. They report the same mistake with the same message. */
export const TAKERS: Readonly<Record<string, Readonly<Record<string, Taker>>>> = {
  secretKey: {
    createClerkClient: (secretKey) => createClerkClient({ secretKey }),
    createBackendApiClient: (secretKey) => createBackendApiClient({ secretKey }),
    'a call': (secretKey) =>
      createBackendApiClient({ secretKey: SECRET_KEY, fetch }).users.getUser('user_1', { secretKey }),
    'a client of createTransport': (secretKey) => createTransport({ secretKey }),
    createTokenVerifier: (secretKey) => createTokenVerifier({ jwtKey: null, secretKey }),
    authenticateRequest: (secretKey) => authenticateRequest(request(), { secretKey }),
    createFrontendApiProxy: (secretKey) => createFrontendApiProxy({ ...proxied, secretKey }),
  },
  machineSecretKey: {
    createClerkClient: (machineSecretKey) => createClerkClient({ secretKey: SECRET_KEY, machineSecretKey }),
    createBackendApiClient: (machineSecretKey) =>
      createBackendApiClient({ secretKey: SECRET_KEY, machineSecretKey }),
    authenticateRequest: (machineSecretKey) => authenticateRequest(request(), { machineSecretKey }),
  },
  publishableKey: {
    createClerkClient: (publishableKey) => createClerkClient({ secretKey: SECRET_KEY, publishableKey }),
    createTokenVerifier: (publishableKey) => createTokenVerifier({ jwtKey: null, publishableKey }),
    authenticateRequest: (publishableKey) =>
      authenticateRequest(request(), { jwtKey: emulator.jwtKey, publishableKey }),
    createFrontendApiProxy: (publishableKey) => createFrontendApiProxy({ ...proxied, publishableKey }),
    cookieNames: (publishableKey) => cookieNames(publishableKey),
    signOutHeaders: (publishableKey) => signOutHeaders({ publishableKey }),
    createRedirect: (publishableKey) =>
      createRedirect({
        publishableKey,
        baseUrl: 'https://app.example.com',
        redirectAdapter: String,
      }).redirectToSignIn(),
  },
  jwtKey: {
    createClerkClient: (jwtKey) => createClerkClient({ secretKey: SECRET_KEY, jwtKey }),
    createTokenVerifier: (jwtKey) => createTokenVerifier({ jwtKey }),
    authenticateRequest: (jwtKey) => authenticateRequest(request(), { jwtKey }),
  },
  signingSecret: {
    verifyWebhook: (signingSecret) => verifyWebhook(delivery, { signingSecret }),
    signWebhook: (signingSecret) => signWebhook({ type: 'user.deleted' }, { signingSecret }),
  },
};

const pem = (label: string, base64 = `MIIBIjAN${CANARY}`) =>
  `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;

/** Keys of each kind. An option takes one kind. */
const KINDS: Readonly<Record<string, string>> = {
  'a secret key': `sk_test_${CANARY}`,
  'a publishable key': PUBLISHABLE_KEY,
  'the key of a machine': `ak_${CANARY}`,
  'a machine token': `mt_${CANARY}`,
  'an OAuth token': `oat_${CANARY}`,
  'a signing secret': `whsec_${btoa(CANARY)}`,
  'the id of an instance': 'ins_2abcdefghijklmnopqrstuvwxyz',
  'a session token': `eyJhbGciOiJSUzI1NiJ9.e30.${CANARY}`,
  'a PEM': emulator.jwtKey,
  'a JWK in JSON': JSON.stringify(publicJwk),
  'a JWKS in JSON': JSON.stringify(emulator.jwks),
  'a URL': 'https://clerk.example.com/.well-known/jwks.json',
};

/** The kind that an option takes. */
const RIGHT: Readonly<Record<string, string>> = {
  secretKey: 'a secret key',
  machineSecretKey: 'the key of a machine',
  publishableKey: 'a publishable key',
  jwtKey: 'a PEM',
  signingSecret: 'a signing secret',
};

/** Damage to a key on its way through files and environments. */
const DAMAGES: Readonly<Record<string, (key: string) => unknown>> = {
  'an empty string': () => '',
  'white space': () => ' \n',
  'the word undefined': () => 'undefined',
  'a placeholder': (key) => `${key.slice(0, 8)}...`,
  'the scheme of a header': (key) => `Bearer ${key}`,
  'a reference to a variable': () => '$CLERK_KEY',
  'a line of an env file': (key) => `CLERK_KEY=${key}`,
  'a line break at its end': (key) => `${key}\n`,
  'an escaped line break at its end': (key) => `${key}\\n`,
  'a space in front': (key) => ` ${key}`,
  'a space inside': (key) => `${key.slice(0, 9)} ${key.slice(9)}`,
  'a byte-order mark': (key) => `\ufeff${key}`,
  'a zero-width space': (key) => `${key.slice(0, 9)}\u200b${key.slice(9)}`,
  'double quotation marks': (key) => `"${key}"`,
  'single quotation marks': (key) => `'${key}'`,
  'one quotation mark': (key) => `${key}"`,
  'typographic quotation marks': (key) => `\u201c${key}\u201d`,
  'a number': () => 5,
  'a promise': (key) => Promise.resolve(key),
  'an object': (key) => ({ key }),
  'a list': (key) => [key],
};

/** Other forms of a public key. */
const FORMS_OF_PUBLIC_KEYS: Readonly<Record<string, () => unknown>> = {
  'escaped line breaks': () => emulator.jwtKey.replaceAll('\n', '\\n'),
  'line breaks that are spaces': () => emulator.jwtKey.replaceAll('\n', ' '),
  'no line breaks': () => emulator.jwtKey.replaceAll('\n', ''),
  'base64 alone': () => emulator.jwtKey.replaceAll(/-----[^-]+-----|\s/g, ''),
  'no last line': () => emulator.jwtKey.slice(0, -40),
  'no first line': () => emulator.jwtKey.slice(40),
  'two PEMs': () => emulator.jwtKey.repeat(2),
  'base64 of the PEM': () => btoa(emulator.jwtKey),
  'a certificate': () => pem('CERTIFICATE'),
  'a certificate request': () => pem('CERTIFICATE REQUEST'),
  'a private key': () => pem('PRIVATE KEY'),
  'a private key of PKCS#1': () => pem('RSA PRIVATE KEY'),
  'an encrypted private key': () => pem('ENCRYPTED PRIVATE KEY'),
  'an OpenSSH private key': () => pem('OPENSSH PRIVATE KEY'),
  'a public key of OpenSSH': () => `ssh-rsa AAAAB3Nza${CANARY} ada@example.com`,
  'a public key of PKCS#1': () => pem('RSA PUBLIC KEY'),
  'a PGP key': () => pem('PGP PUBLIC KEY BLOCK'),
  'a PEM of another curve': () =>
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ type: 'spki', format: 'pem' }),
  'a weak RSA key': () =>
    generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }),
  'a path': () => './public-key.pem',
  'a JWKS': () => emulator.jwks,
  'a private JWK': () => ({ ...(publicJwk as object), d: CANARY }),
  'a secret JWK': () => ({ kty: 'oct', k: CANARY }),
  'a JWK of another kind': () => ({ kty: 'EC', crv: 'secp256k1', x: 'AQAB', y: 'AQAB' }),
  'a JWK for encryption': () => ({ ...(publicJwk as object), use: 'enc' }),
  'a JWK without n': () => ({ ...(publicJwk as object), n: undefined }),
  bytes: () => new Uint8Array(3),
};

/** A wrong key, by what is wrong with it. */
export interface WrongKey {
  readonly option: string;
  readonly mistake: string;
  readonly make: () => unknown;
}

export const WRONG_KEYS: readonly WrongKey[] = Object.keys(TAKERS).flatMap((option) => {
  const right = RIGHT[option] ?? '';
  const key = KINDS[right] ?? '';
  const makers: Readonly<Record<string, () => unknown>> = {
    ...Object.fromEntries(
      Object.entries(KINDS)
        .filter(([kind]) => kind !== right)
        .map(([kind, value]) => [kind, () => value]),
    ),
    ...Object.fromEntries(Object.entries(DAMAGES).map(([damage, apply]) => [damage, () => apply(key)])),
    ...(option === 'jwtKey' && FORMS_OF_PUBLIC_KEYS),
  };
  return Object.entries(makers).map(([mistake, make]) => ({ option, mistake, make }));
});
