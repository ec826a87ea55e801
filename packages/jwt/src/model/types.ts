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
  kty?: string | undefined;
  kid?: string | undefined;
  alg?: string | undefined;
  use?: string | undefined;
  key_ops?: string[] | undefined;
  n?: string | undefined;
  e?: string | undefined;
  crv?: string | undefined;
  x?: string | undefined;
  y?: string | undefined;
  d?: string | undefined;
  p?: string | undefined;
  q?: string | undefined;
  dp?: string | undefined;
  dq?: string | undefined;
  qi?: string | undefined;
}

/** A header or payload that is a JSON object. Nothing else is known about it. */
export interface UnverifiedClaims {
  readonly [claim: string]: unknown;
}

/** A decoded token. Nothing in it is verified. */
export interface Jwt {
  readonly header: UnverifiedClaims;
  readonly payload: UnverifiedClaims;
  readonly signature: Bytes;
  readonly raw: {
    readonly header: string;
    readonly payload: string;
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
  exp: number;
  nbf?: number;
  iat?: number;
  iss?: string;
  aud?: string | string[];
  /** The origin that the session token was made for. */
  azp?: string;
  /** Id of the session. */
  sid?: string;
  jti?: string;
  /** Version of the session claims. Absent means 1. */
  v?: number;
  /** Status of the session. */
  sts?: string;
  /** Minutes since the first and the second factor were verified; -1 for a factor that is not in use. */
  fva?: [firstFactor: number, secondFactor: number];
  /** The actor that impersonates the user (RFC 8693, section 4.1). */
  act?: { sub: string; [claim: string]: unknown };
}
