import { readArgument } from '@x/errors/internal';
import { readWaitUntil } from '@x/jwt/internal';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { PortCall, Ports } from './ports.ts';

type WaitUntil = AuthenticateRequestOptions['waitUntil'];

/**
 * Splits the option `waitUntil` off. It belongs to one request, and is usually a new function with each, so that
 * whatever is derived from the options must not depend on it. `read` reads the options of a caller that have it.
 */
export function splitWaitUntil(
  given: AuthenticateRequestOptions,
  read: (given: AuthenticateRequestOptions) => AuthenticateRequestOptions,
): readonly [options: AuthenticateRequestOptions, waitUntil: WaitUntil] {
  const hasWaitUntil =
    typeof given === 'object' && given !== null && readArgument('The options', () => 'waitUntil' in given);
  if (!hasWaitUntil) {
    return [given, undefined];
  }
  const { waitUntil, ...others } = read(given);
  // Throws for an invalid one, whether the request has a token or not.
  readWaitUntil(waitUntil);
  return [others, waitUntil];
}

/** Returns ports that hand the `waitUntil` of a request on to the ports that load keys or call the API. */
export function withWaitUntil(ports: Ports, waitUntil: WaitUntil): Ports {
  if (waitUntil === undefined) {
    return ports;
  }
  const call: PortCall = { waitUntil };
  return {
    ...ports,
    verifySessionToken: (token, options, decoded) => ports.verifySessionToken(token, options, decoded, call),
    verifyHandshakeToken: (token, options) => ports.verifyHandshakeToken(token, options, call),
    verifyMachineJwt: (token, options, decoded) => ports.verifyMachineJwt(token, options, decoded, call),
    ...apiPortsWith(ports, call),
  };
}

/** A port that calls the API can be missing, and stays missing. */
function apiPortsWith(ports: Ports, call: PortCall): Partial<Ports> {
  const { exchangeHandshakeNonce, refreshSession, verifyMachineToken, createSessionToken } = ports;
  return {
    ...(exchangeHandshakeNonce && {
      exchangeHandshakeNonce: (nonce, options) => exchangeHandshakeNonce(nonce, options, call),
    }),
    ...(refreshSession && { refreshSession: (request, options) => refreshSession(request, options, call) }),
    ...(verifyMachineToken && {
      verifyMachineToken: (tokenType, token, options) => verifyMachineToken(tokenType, token, options, call),
    }),
    ...(createSessionToken && {
      createSessionToken: (request, options) => createSessionToken(request, options, call),
    }),
  };
}
