import {
  ClerkError,
  isClerkError,
  TokenVerificationError,
  type TokenVerificationErrorReason,
} from '@x/errors';
import { faultOf } from '@x/errors/internal';
import type { HandshakeClaims, Jwt, JwtPayload } from '@x/jwt';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import type { MachineToken } from '../wire/machine-token.ts';
import type { PortError, Ports } from './ports.ts';

/** The results of ports. */
interface Results {
  decodeToken: Jwt;
  verifySessionToken: JwtPayload;
  verifyHandshakeToken: HandshakeClaims;
  verifyMachineJwt: JwtPayload;
  verifyMachineToken: MachineToken;
  exchangeHandshakeNonce: readonly string[];
  refreshSession: readonly string[];
}

type Arguments<Name extends keyof Ports> = Parameters<NonNullable<Ports[Name]>>;

/** Why a port returned no result. */
export interface PortFailure {
  readonly result: null;
  /** The error of the state. Its code can become part of a reason, which headers and URLs show. */
  readonly error: ClerkError;
  /**
   * Why no token can be verified, so that it is unknown what this token is worth: the reason of a state. Undefined
   * if the failure is about the token.
   */
  readonly unavailable: AuthReason | undefined;
  /** The error that the API answered with, unchanged. */
  readonly apiError: PortError | undefined;
}

export type Answer<Result> = { readonly result: Result; readonly error: null } | PortFailure;

/** The code of a failure that is a port's own. Errors of tokens do not have it: only states show it. */
const UNEXPECTED = 'unexpected-error';

/** The code of a failure for lack of a port, or of a key to call the API with. */
const MISSING_API_CLIENT = 'missing-api-client';

/** The codes that a state may show: words with underscores, as the API has them, or the code of a missing key. */
const PRESENTABLE_CODE = /^(?:\w{1,64}|missing-api-client)$/;

/** The codes of errors. A code becomes a reason, which headers show: another value is not taken over. */
const ERROR_CODE = /^[\w-]{1,64}$/;

/**
 * Calls a port and always resolves to an answer, even if the port throws or returns a value of another shape. Rejects
 * only with a `ConfigError` that the port throws (decision 015).
 */
export async function callPort<Name extends keyof Results>(
  ports: Ports,
  name: Name,
  ...args: Arguments<Name>
): Promise<Answer<Results[Name]>> {
  // The compiler does not relate the arguments to the port of a generic name.
  const port = ports[name] as ((...given: Arguments<Name>) => unknown) | undefined;
  if (port === undefined) {
    return failureOf(new ClerkError(`The port ${name} is missing.`, { code: MISSING_API_CLIENT }));
  }
  try {
    return readAnswer(name, Object(await port(...args)));
  } catch (thrown) {
    return portFailure(name, thrown);
  }
}

/** Does the same for `decodeToken`, which is synchronous. */
export function callDecodeToken(ports: Ports, ...args: Arguments<'decodeToken'>): Answer<Jwt> {
  try {
    return readAnswer('decodeToken', Object(ports.decodeToken(...args)));
  } catch (thrown) {
    return portFailure('decodeToken', thrown);
  }
}

/** Reads what a port returned. The ports of an application can return anything. */
function readAnswer<Name extends keyof Results>(
  name: Name,
  { result, error }: { readonly result?: unknown; readonly error?: unknown },
): Answer<Results[Name]> {
  const { code, message, status, retryAfter }: Partial<Record<keyof PortError, unknown>> = Object(error);
  if (typeof code === 'string' && typeof message === 'string') {
    if (!isClerkError(error)) {
      return apiFailure(name, { code, message, status: numberOf(status), retryAfter: numberOf(retryAfter) });
    }
    return ERROR_CODE.test(code) ? failureOf(error) : portFailure(name, error);
  }
  const isResult = isObject(result) && SHAPES[name](result);
  // Nothing more than the shape can be checked.
  return isResult ? { result: result as Results[Name], error: null } : portFailure(name);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => Object(value) === value;

const hasSubject = ({ sub }: Fields): boolean => typeof sub === 'string';

/** The fields of results that are used without another check. */
const SHAPES: { readonly [Name in keyof Results]: (result: Fields) => boolean } = {
  decodeToken: ({ header, payload }) => isObject(header) && isObject(payload),
  verifySessionToken: hasSubject,
  verifyHandshakeToken: () => true,
  verifyMachineJwt: hasSubject,
  verifyMachineToken: ({ subject, scopes }) => typeof subject === 'string' && Array.isArray(scopes),
  exchangeHandshakeNonce: () => true,
  refreshSession: () => true,
};

function failureOf(error: ClerkError): PortFailure {
  return { result: null, error, unavailable: unavailableReason(error.code), apiError: undefined };
}

/** An outage and a mistake of the operator leave open what a token is worth: neither is a sign-out (decision 015). */
function unavailableReason(code: string): AuthReason | undefined {
  if (code === UNEXPECTED) {
    return UNEXPECTED;
  }
  const fault = faultOf(code);
  if (fault === 'configuration') {
    // Only reasons have a fault.
    return code as TokenVerificationErrorReason;
  }
  return fault === 'outage' || code === MISSING_API_CLIENT ? 'api-unavailable' : undefined;
}

function apiFailure(name: keyof Ports, apiError: PortError): PortFailure {
  const code = codeOf(apiError);
  const unavailable = unavailableAnswer(name, apiError);
  const advice = unavailable === 'secret-key-invalid' ? ' Set a valid secretKey.' : '';
  const message = `The port ${name} was answered with ${code} (${apiError.status ?? 'no response'}).${advice}`;
  const error = new ClerkError(message, { code, retryAfter: apiError.retryAfter });
  return { result: null, error, unavailable, apiError };
}

/** The key of the call is unknown, or lacks the right to make it. */
const KEY_STATUSES: ReadonlySet<number> = new Set([401, 403]);

/** The codes of a rejected key. A refresh gets the same status for a session that ended, which any visitor can cause. */
const KEY_CODES: ReadonlySet<string> = new Set([
  'clerk_key_invalid',
  'authorization_header_format_invalid',
  MISSING_API_CLIENT,
]);

/** The API, or what is in front of it, cannot answer at the moment. */
const OUTAGE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** The instance or the API does not support the call, whatever a visitor has sent. */
const UNSUPPORTED_STATUSES: ReadonlySet<number> = new Set([402, 405, 406, 415, 451]);

/** The code of an error that is not from the API: what answers with it is not the API. */
const NOT_OF_THE_API = 'http-error';

/** Returns why no visitor's token can be verified. Undefined for a status with which the API rejects this token. */
function unavailableAnswer(name: keyof Ports, { code, status }: PortError): AuthReason | undefined {
  // With a status of success comes the page of a gateway, or data that cannot be read: it says nothing about the token.
  const isAnError = status !== null && status >= 400;
  if (!isAnError || status >= 500 || OUTAGE_STATUSES.has(status)) {
    return 'api-unavailable';
  }
  if (KEY_STATUSES.has(status) && (name !== 'refreshSession' || KEY_CODES.has(code))) {
    return 'secret-key-invalid';
  }
  const isOtherServer = code === NOT_OF_THE_API && status === 404;
  return isOtherServer || UNSUPPORTED_STATUSES.has(status) ? 'api-unavailable' : undefined;
}

function codeOf({ code, status }: PortError): string {
  if (status === null) {
    return 'fetch-error';
  }
  return PRESENTABLE_CODE.test(code) ? code : 'unexpected-bapi-error';
}

/**
 * Returns the failure of a port that threw or returned no result. As in an outage, it is unknown what the token is
 * worth. The thrown value becomes the cause and not part of the message: responses show messages, and the value can
 * hold anything. Throws the value if it is a `ConfigError`, which is meant for the programmer.
 */
export function portFailure(name: keyof Ports, cause?: unknown): PortFailure {
  if (isClerkError(cause) && cause.code === 'config-invalid') {
    throw cause;
  }
  const error = new TokenVerificationError({
    // The type does not list this reason, since no verification has it.
    reason: UNEXPECTED as TokenVerificationError['reason'],
    message: `The port ${name} ${cause ? 'threw: see the cause of state.error' : 'returned no result'}.`,
    cause,
  });
  return failureOf(error);
}
