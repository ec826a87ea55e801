import { unwrap } from '@x/errors';
import { type VerifyTokenOptions as Options, verifyToken as verify } from '@x/jwt';
import { VERIFY_TOKEN_OPTIONS } from '@x/jwt/internal';
import { givenOptions } from '../options/given-options.ts';
import type { JwtPayload } from './types.ts';
import type { VerifyTokenOptions } from './verify-token-options.ts';

/** The reference rejects the tokens of machines alone. An access token also needs its `headerType`. */
const TOKEN_CLASSES = ['session', 'template', 'access-token'] as const;

/** Verifies a token of a user. Resolves to its claims, and rejects with a `TokenVerificationError`. */
export async function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload> {
  const given = givenOptions<Options>(options, VERIFY_TOKEN_OPTIONS);
  return unwrap(await verify(token, { jwtKey: null, ...given, tokenClasses: TOKEN_CLASSES })) as JwtPayload; // types of claims are not checked
}
