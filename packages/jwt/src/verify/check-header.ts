// Pure
import type { JwtResult } from '@x/errors';
import { type AlgorithmName, isAlgorithmName } from '../algorithms.ts';
import { failure, quote } from '../failure.ts';
import { TOKEN_INVALID, TOKEN_INVALID_ALGORITHM } from '../reasons.ts';
import type { UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

/** What the rest of a verification needs of a header that was accepted. */
export interface AcceptedHeader {
  readonly algorithm: AlgorithmName;
  readonly kid: string | undefined;
}

/**
 * Checks the header before any key is looked at. `crit` and `b64` change how a signature is to be read
 * (RFC 7515, section 4.1.11; RFC 7797), and nothing of the kind is supported.
 */
export function checkHeader(header: UnverifiedClaims, checks: Checks): JwtResult<AcceptedHeader> {
  const { alg, kid, typ } = header;
  if (!isAlgorithmName(alg) || checks.algorithms?.includes(alg) === false) {
    return refuse(TOKEN_INVALID_ALGORITHM, 'alg', alg);
  }
  if (!isAcceptedType(typ, checks.headerTypes)) {
    return refuse(TOKEN_INVALID, 'typ', typ);
  }
  if (kid !== undefined && typeof kid !== 'string') {
    return refuse(TOKEN_INVALID, 'kid', kid);
  }
  const extension = ['crit', 'b64'].find((parameter) => Object.hasOwn(header, parameter));
  return extension === undefined
    ? { result: { algorithm: alg, kid }, error: null }
    : refuse(TOKEN_INVALID, extension, header[extension]);
}

function refuse(reason: typeof TOKEN_INVALID, parameter: string, value: unknown): JwtResult<AcceptedHeader> {
  return failure(reason, `The header parameter ${parameter} of the token is not accepted: ${quote(value)}.`);
}

function isAcceptedType(typ: unknown, headerTypes: readonly string[] | undefined): boolean {
  return typ === undefined
    ? headerTypes === undefined
    : typeof typ === 'string' && (headerTypes ?? ['jwt']).includes(typ.toLowerCase());
}
