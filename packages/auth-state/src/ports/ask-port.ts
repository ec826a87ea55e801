import { ClerkError, isClerkError, TokenVerificationError } from '@x/errors';
import type { HandshakePayload, Jwt, JwtPayload } from '@x/jwt';
import type { MachineToken } from '../wire/machine-token.ts';
import type { PortError, Ports } from './ports.ts';

/** What ports give. */
interface Results {
  decodeToken: Jwt;
  verifySessionToken: JwtPayload;
  verifyHandshakeToken: HandshakePayload;
  verifyMachineJwt: JwtPayload;
  verifyMachineToken: MachineToken;
  exchangeHandshakeNonce: readonly string[];
  refreshSession: readonly string[];
}

type Arguments<Name extends keyof Ports> = Parameters<NonNullable<Ports[Name]>>;

/** Why a port gave no result. */
export interface PortFailure {
  readonly result: null;
  /** For the state. The code of an API becomes part of a reason, which headers and URLs hold. */
  readonly error: ClerkError;
  /** Whether it may answer another time: nobody knows what it would have said. */
  readonly isOutage: boolean;
  /** What an API said, as it said it. */
  readonly answer: PortError | undefined;
}

export type Answer<Result> = { readonly result: Result; readonly error: null } | PortFailure;

/** Of a state that a port is at fault for. Errors of tokens have not this reason: it is read by its state alone. */
const UNEXPECTED = 'unexpected-error';

/** Of errors of tokens: nobody knows what a token is worth. */
const OUTAGES: readonly string[] = ['jwk-remote-failed-to-load', 'jwk-remote-invalid', UNEXPECTED];

/** A code of the API, which is in words with underscores, or that of a port which has no key to ask by. */
const CODE = /^(?:\w{1,64}|missing-api-client)$/;

/** Asks a port. Whatever it does, there is an answer; but what the programmer can cause is thrown on. */
export async function askPort<Name extends keyof Results>(
  ports: Ports,
  name: Name,
  ...args: Arguments<Name>
): Promise<Answer<Results[Name]>> {
  // The compiler does not see that the arguments are those of the port.
  const port = ports[name] as ((...given: Arguments<Name>) => unknown) | undefined;
  if (port === undefined) {
    return failure(new ClerkError(`Pass the port ${name}.`, { code: 'missing-api-client' }));
  }
  try {
    return readAnswer(name, Object(await port(...args)));
  } catch (thrown) {
    return portFailure(name, thrown);
  }
}

/** The same for the port that takes tokens apart, which is not asynchronous. */
export function askToDecode(ports: Ports, ...args: Arguments<'decodeToken'>): Answer<Jwt> {
  try {
    return readAnswer('decodeToken', Object(ports.decodeToken(...args)));
  } catch (thrown) {
    return portFailure('decodeToken', thrown);
  }
}

/** A port of an application may give anything. */
function readAnswer<Name extends keyof Results>(
  name: Name,
  { result, error }: { readonly result?: unknown; readonly error?: unknown },
): Answer<Results[Name]> {
  const { code, message, status }: Partial<Record<keyof PortError, unknown>> = Object(error);
  if (typeof code === 'string' && typeof message === 'string') {
    return isClerkError(error)
      ? failure(error)
      : ofApi(name, { code, message, status: typeof status === 'number' ? status : null });
  }
  const { [name]: isResult = (given: object) => given === result } = FORMS;
  // Its form is all that is known of it.
  return isResult(Object(result)) ? { result: result as Results[Name], error: null } : portFailure(name);
}

type Form = (given: Readonly<Record<string, unknown>>) => boolean;

const hasSubject: Form = ({ sub }) => typeof sub === 'string';

/** What is read of results without looking at it again. */
const FORMS: { readonly [Name in keyof Results]?: Form } = {
  decodeToken: ({ header, payload }) => Object(header) === header && Object(payload) === payload,
  verifySessionToken: hasSubject,
  verifyMachineJwt: hasSubject,
  verifyMachineToken: ({ subject, scopes }) => typeof subject === 'string' && Array.isArray(scopes),
};

function failure(
  error: ClerkError,
  isOutage = OUTAGES.includes(error.code),
  answer?: PortError,
): PortFailure {
  return { result: null, error, isOutage, answer };
}

function ofApi(name: keyof Ports, answer: PortError): PortFailure {
  const { status } = answer;
  const code =
    status === null ? 'fetch-error' : CODE.test(answer.code) ? answer.code : 'unexpected-bapi-error';
  const error = new ClerkError(`The port ${name} was answered with ${code} (${status}).`, { code });
  return failure(error, status === null || status === 429 || status >= 500, answer);
}

/**
 * A port threw, or gave no result: nobody knows what it would have said, as in an outage. What it threw is the cause of
 * the failure, and not in its message: responses tell messages, and nobody knows what is in this one.
 */
export function portFailure(name: keyof Ports, cause?: unknown): PortFailure {
  if (isClerkError(cause) && cause.code === 'config-invalid') {
    throw cause;
  }
  const error = new TokenVerificationError({
    reason: UNEXPECTED as TokenVerificationError['reason'],
    message: `The port ${name} ${cause ? 'threw: see the cause of state.error' : 'gave no result'}.`,
    cause,
  });
  return failure(error);
}
