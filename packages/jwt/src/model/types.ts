// Pure
import type { Bytes } from '@x/errors/internal';

declare global {
  /** Declares the custom claims of your session token, by declaration merging: they appear on every `JwtPayload`. */
  // Without an index signature: two copies of this file in one program (ESM and CommonJS) would clash.
  interface CustomJwtSessionClaims {}
}

/**
 * A key as JSON (RFC 7517), with the parameters that this package reads. It has no index signature, so that keys
 * exported by Web Crypto are assignable to it.
 */
export interface JsonWebKey {
  /** The type of the key: `RSA`, `EC` or `OKP`. */
  kty?: string | undefined;
  /** The id of the key. The header of a token names its key with it. */
  kid?: string | undefined;
  /** The algorithm that the key is for. Absent means any that fits its type. */
  alg?: string | undefined;
  /** What the key is for. Keys with another value than `sig` do not verify tokens. */
  use?: string | undefined;
  /** The operations that the key is for, such as `verify`. */
  key_ops?: string[] | undefined;
  /** RSA: the modulus, in base64url, as all numbers of a key. */
  n?: string | undefined;
  /** RSA: the public exponent. */
  e?: string | undefined;
  /** EC and OKP: the curve, such as `P-256` or `Ed25519`. */
  crv?: string | undefined;
  /** EC and OKP: the x coordinate, or the public key. */
  x?: string | undefined;
  /** EC: the y coordinate. */
  y?: string | undefined;
  /** The private exponent or private key. A public key has none. */
  d?: string | undefined;
  /** RSA, private: the first prime factor. */
  p?: string | undefined;
  /** RSA, private: the second prime factor. */
  q?: string | undefined;
  /** RSA, private: the exponent of the first prime factor. */
  dp?: string | undefined;
  /** RSA, private: the exponent of the second prime factor. */
  dq?: string | undefined;
  /** RSA, private: the coefficient of the Chinese remainder theorem. */
  qi?: string | undefined;
}

/** A header or payload that is a JSON object. Nothing else is known about it. */
export interface UnverifiedClaims {
  readonly [claim: string]: unknown;
}

/** A decoded token. Nothing in it is verified. */
export interface Jwt {
  /** The header, with at least what the token has: `alg`, `kid` and so on. */
  readonly header: UnverifiedClaims;
  /** The claims. */
  readonly payload: UnverifiedClaims;
  /** The bytes of the signature. */
  readonly signature: Bytes;
  /** The segments as they were sent, in base64url. */
  readonly raw: {
    /** The first segment. */
    readonly header: string;
    /** The second segment. */
    readonly payload: string;
    /** The third segment. */
    readonly signature: string;
    /** The whole token. */
    readonly text: string;
  };
}

/** The claims of a verified token. Times are seconds since 1970 (RFC 7519, section 4.1). */
export interface JwtPayload extends CustomJwtSessionClaims {
  [claim: string]: unknown;
  /** Id of the user. */
  sub: string;
  /** When the token expires. It is rejected from then on, with the tolerance of `clockSkewInMs`. */
  exp: number;
  /** When the token becomes valid. Absent means at once. */
  nbf?: number;
  /** When the token was issued. */
  iat?: number;
  /** The issuer: the URL of the Frontend API of the instance. */
  iss?: string;
  /** The recipients that the token is for. Session tokens have none; JWT templates can set them. */
  aud?: string | string[];
  /** The origin that the session token was made for. */
  azp?: string;
  /** Id of the session. */
  sid?: string;
  /** The id of the token. */
  jti?: string;
  /** Version of the session claims. Absent means 1. */
  v?: number;
  /** Status of the session. */
  sts?: string;
  /** Minutes since the first and the second factor were verified; -1 for a factor that is not in use. */
  fva?: [firstFactor: number, secondFactor: number];
  /** The actor that impersonates the user (RFC 8693, section 4.1). */
  act?: {
    /** The id of the actor: the user who impersonates. */
    sub: string;
    [claim: string]: unknown;
  };
}
