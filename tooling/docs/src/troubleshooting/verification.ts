import type { TokenVerificationErrorReason } from '@x/errors';
import type { Advice } from './advice.ts';

/** Why a token is rejected, and what to do. */
export const VERIFICATION_ADVICE: Readonly<Record<TokenVerificationErrorReason, Advice>> = {
  'token-expired': {
    means: 'The time in the claim `exp` has passed, with the tolerance of `clockSkewInMs`.',
    causes: ['The client kept a token for longer than a minute', 'The clock of the server is ahead'],
    remedy:
      'Respond with 401, so that the client gets a fresh token. If many users are affected, synchronize the clock of the server.',
  },
  'token-invalid': {
    means: 'The string is not a token of a class that is accepted.',
    causes: [
      'The header has an opaque key or a truncated token',
      'A token of a JWT template is sent to a route that accepts sessions',
      'The bearer credentials are malformed',
    ],
    remedy:
      'Send the session token, or accept the class with `tokenClasses` or `acceptsToken`. The message says what is wrong with the form.',
  },
  'token-invalid-algorithm': {
    means: 'The algorithm in the header is not allowed, or does not fit the key.',
    causes: [
      'The token comes from another issuer',
      'An attacker tries a forgery such as `alg: none`',
      'The key in `jwtKey` is of another type',
    ],
    remedy:
      'Respond with 401. If your own tokens are rejected, pass the public key of the instance that signs them.',
  },
  'token-invalid-authorized-parties': {
    means: 'The claim `azp` names a party that `authorizedParties` does not list.',
    causes: [
      'A new origin, such as a preview deployment, is not in the list',
      'The list has another scheme or port',
      'The token has no `azp` at all',
    ],
    remedy:
      'Add the origin that the message shows, without a path. For tokens of native applications, pass `requireAuthorizedParty: false`.',
  },
  'token-invalid-issuer': {
    means: 'The claim `iss` is not an accepted issuer.',
    causes: ['The option `issuer` names another instance', 'A proxy or a custom domain changed the issuer'],
    remedy: 'Compare the two values in the message, and list every issuer that you use.',
  },
  'token-invalid-signature': {
    means: 'The key does not verify the signature.',
    causes: [
      'The key belongs to another instance',
      'The token was changed on the way',
      '`CLERK_JWT_KEY` is left over from another environment',
    ],
    remedy: 'Use the key of the instance that made the token. Keys of development and production differ.',
  },
  'token-not-active-yet': {
    means: 'The time in the claim `nbf` is in the future.',
    causes: ['The clock of the server is behind'],
    remedy: 'Synchronize the clock, or raise `clockSkewInMs` above 5,000.',
  },
  'token-iat-in-the-future': {
    means: 'The time in the claim `iat` is in the future.',
    causes: ['The clock of the server is behind'],
    remedy: 'Synchronize the clock, or raise `clockSkewInMs` above 5,000.',
  },
  'token-too-large': {
    means: 'The token is longer than `maxTokenLength`.',
    causes: ['Custom claims hold too much', 'A sender sends junk'],
    remedy:
      'Store less in the session token: cookies have a limit of 4 kB. Otherwise raise `maxTokenLength`.',
  },
  'token-verification-failed': {
    means: 'A claim is missing, has the wrong type, or names another audience.',
    causes: [
      'The option `audience` is set, and session tokens have no `aud`',
      'A template leaves a claim out',
    ],
    remedy: 'Compare the claims in the message with the options. Leave `audience` out for session tokens.',
  },
  'secret-key-invalid': {
    means: 'The API rejects the secret key.',
    causes: ['The key was rotated or deleted', 'The key of another environment is set'],
    remedy:
      'Copy the key from the dashboard again. Visitors get 503 in the meantime, and no user is signed out.',
  },
  'jwk-invalid': {
    means: 'The key cannot be used to verify.',
    causes: [
      'The PEM is cut off or has other line breaks',
      'The key is private, weak or meant for encryption',
    ],
    remedy: 'Read the message: it says what the value is. Copy the public key whole.',
  },
  'jwk-local-missing': {
    means: 'The key is blank.',
    causes: ['An environment variable is set to white space'],
    remedy: 'Set `jwtKey` or `CLERK_JWT_KEY`, or remove the variable to load the JWKS.',
  },
  'jwk-remote-failed-to-load': {
    means: 'The JWKS cannot be loaded, so no token can be verified.',
    causes: ['The API is down', 'The network of the server blocks it', '`apiUrl` or `jwksUrl` is wrong'],
    remedy:
      'Respond with 503, which a guard does. The message has the status or the cause. Set `jwtKey`, or a `jwksStore`, so that an outage does not matter.',
  },
  'jwk-remote-invalid': {
    means: 'The JWKS was loaded, and has no key that can verify.',
    causes: ['`jwksUrl` leads to another document', 'A gateway answers with an error page'],
    remedy: 'Open the URL: it must return `{ "keys": [...] }`.',
  },
  'jwk-remote-missing': {
    means: 'The token has no key id, so that no key of the JWKS can be chosen.',
    causes: ['The token was not made by the API'],
    remedy: 'Pass the key as `jwtKey` if your tokens have no `kid`.',
  },
  'jwk-failed-to-resolve': {
    means: 'No option says where the key is.',
    causes: [
      'No environment variable is set in this process',
      'The options were created before the variables were loaded',
    ],
    remedy: 'Set one of `jwtKey`, `secretKey`, `publishableKey` and `jwksUrl`.',
  },
  'jwk-kid-mismatch': {
    means: 'The key of the token is not in the JWKS, also after it was loaded again.',
    causes: ['The token is from another instance', 'An old token outlived a rotation of keys'],
    remedy:
      'Check that the publishable key of the browser and the secret key of the server are of one instance.',
  },
  'platform-incomplete': {
    means: 'The runtime lacks a global that verification needs.',
    causes: ['A test environment replaces globals', 'The runtime is older than Node 18'],
    remedy: 'Use the environment `node` for tests of servers. The message names the global.',
  },
};
