// Pure
import type { JwtResult } from '@x/errors';
import { type AlgorithmName, isAlgorithmName } from '../algorithms.ts';
import { failure, quote } from '../token-error.ts';
import type { UnverifiedClaims } from '../types.ts';
import type { Checks } from './checks.ts';

/** What the rest of a verification needs of a header that was accepted. */
export interface AcceptedHeader {
  readonly algorithm: AlgorithmName;
  readonly kid: string | undefined;
}

/** Parameters that change how a signature is to be read (RFC 7515, section 4.1.11; RFC 7797), none supported. */
const REFUSED_PARAMETERS = ['crit', 'b64'] as const;

/** Checks the header before any key is looked at. */
export function checkHeader(header: UnverifiedClaims, checks: Checks): JwtResult<AcceptedHeader> {
  const { alg, kid, typ } = header;
  if (!isAcceptedType(typ, checks.headerTypes)) {
    return failure(
      'token-invalid',
      `The type (typ) of the token is ${quote(typ)}, not ${(checks.headerTypes ?? ['JWT']).join(' or ')}.`,
    );
  }
  if (!isAlgorithmName(alg) || checks.algorithms?.includes(alg) === false) {
    return failure(
      'token-invalid-algorithm',
      `The algorithm (alg) of the token is ${quote(alg)}, which is not accepted.`,
    );
  }
  const refused = REFUSED_PARAMETERS.find((parameter) => Object.hasOwn(header, parameter));
  if (refused !== undefined) {
    return failure(
      'token-invalid',
      `The header of the token has the parameter "${refused}", which is not supported.`,
    );
  }
  if (kid !== undefined && typeof kid !== 'string') {
    return failure('token-invalid', `The key id (kid) of the token is ${quote(kid)}, not a string.`);
  }
  return { result: { algorithm: alg, kid }, error: null };
}

function isAcceptedType(typ: unknown, headerTypes: readonly string[] | undefined): boolean {
  if (headerTypes === undefined && typ === undefined) {
    return true;
  }
  return typeof typ === 'string' && (headerTypes ?? ['jwt']).includes(typ.toLowerCase());
}
