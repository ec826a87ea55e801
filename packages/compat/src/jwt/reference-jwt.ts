import { unwrap } from '@x/errors';
import * as jwt from '@x/jwt';
import { CHECK_OPTIONS } from '@x/jwt/internal';
import { givenOptions } from '../options/given-options.ts';
import type { Jwt, JwtPayload } from './types.ts';

type JsonWebKey = jwt.JsonWebKey;

/** The options of `verifyJwt`. */
export interface VerifyJwtOptions {
  /** The expected audiences, and a token must have one. */
  audience?: string | string[];
  /** The origins that a token can be issued to. */
  authorizedParties?: string[];
  /** Default 5,000. */
  clockSkewInMs?: number;
  /** The expected issuers. */
  issuer?: string | string[];
  /** The accepted values of `typ`. Default `JWT`, or none. */
  headerType?: string | string[];
  /** A public key: a JWK, or a PEM (SPKI). */
  key: JsonWebKey | string;
}

/** The options of `signJwt`. */
export interface SignJwtOptions {
  /** The algorithm, which must fit the key: `RS256` and so on. */
  algorithm?: string;
  /** More header parameters. */
  header?: Record<string, unknown>;
}

/** Decodes a token and verifies nothing. Throws a `TokenVerificationError`. */
// Decoding does not check which claims are there. The type of the reference says that they are.
export const decodeJwt = (token: string): Jwt => unwrap(jwt.decodeJwt(token)) as unknown as Jwt;

/** Verifies a token with a key. Rejects with a `TokenVerificationError`. */
export async function verifyJwt(token: string, options: VerifyJwtOptions): Promise<JwtPayload> {
  const given = givenOptions<jwt.VerifyJwtOptions>(options, { ...CHECK_OPTIONS, key: true });
  // A missing key is an error that names the option.
  return unwrap(await jwt.verifyJwt(token, given as jwt.VerifyJwtOptions)) as JwtPayload;
}

/** Resolves to whether the holder of a key signed a token. Rejects with a `TokenVerificationError`. */
export const hasValidSignature = async (decoded: Jwt, key: JsonWebKey | string): Promise<boolean> =>
  unwrap(await jwt.hasValidSignature(decoded.raw.text, key));

/** Signs a payload as a JWT. Rejects with a `SignJWTError`. */
export async function signJwt(
  payload: Record<string, unknown>,
  key: string | JsonWebKey,
  options: SignJwtOptions,
): Promise<string> {
  const given = givenOptions<jwt.SignJwtOptions>(options, { algorithm: true, header: true });
  // The reference sets `iat` in any case, and `typ` only in a header of its own. JSON has no undefined values.
  const claims = { ...payload, iat: undefined };
  const { header } = given;
  const known = header ? { ...given, header: { typ: undefined, ...header } } : given;
  // An unknown algorithm is an error that lists the known ones.
  return unwrap(await jwt.signJwt(claims, key, known as jwt.SignJwtOptions));
}
