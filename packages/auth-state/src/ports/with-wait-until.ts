// Pure
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import type { PortCall, Ports } from './ports.ts';

type WaitUntil = AuthenticateRequestOptions['waitUntil'];

/**
 * Splits the option `waitUntil` off. It belongs to one request, and is usually a new function with each, so that
 * whatever is derived from the options must not depend on it.
 */
export function splitWaitUntil<Options extends { readonly waitUntil?: WaitUntil }>(
  options: Options,
): readonly [options: Options, waitUntil: WaitUntil] {
  const { waitUntil } = options;
  if (!Object.hasOwn(options, 'waitUntil')) {
    return [options, waitUntil];
  }
  const { waitUntil: _, ...others } = options;
  const prototype: object | null = Object.getPrototypeOf(options);
  // Without `waitUntil`, which is optional, the options have the same type.
  return [Object.assign(Object.create(prototype), others) as Options, waitUntil];
}

/** Returns ports that hand the `waitUntil` of a request to the ports that load keys. */
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
  };
}
