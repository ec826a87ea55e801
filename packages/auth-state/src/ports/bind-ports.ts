import { ConfigError } from '@x/errors';
import { createTokenPorts } from './create-token-ports.ts';
import type { Ports } from './ports.ts';

const PORT_NAMES = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
  'verifyMachineToken',
  'exchangeHandshakeNonce',
  'refreshSession',
  'createSessionToken',
] as const satisfies ReadonlyArray<keyof Ports>;

/**
 * Returns the given ports over the default ports. Ports can be methods of an object and stay bound to it. Throws a
 * `ConfigError` for a port that is not a function, and for a function whose name is not a port.
 */
export function bindPorts(given: Partial<Ports> = {}): Ports {
  checkPorts(given);
  const defaults = defaultPorts(given);
  const entries = PORT_NAMES.map((name) => [name, given[name]?.bind(given) ?? defaults[name]]);
  // Every name has its own port.
  return Object.fromEntries(entries) as Ports;
}

function checkPorts(given: Partial<Ports>): void {
  const names: ReadonlySet<string> = new Set(PORT_NAMES);
  for (const [name, value] of Object.entries(given)) {
    const isFunction = typeof value === 'function';
    if (names.has(name) && value !== undefined && !isFunction) {
      throw new ConfigError(`The port "${name}" must be a function.`);
    }
    // A misspelt port would never be called. Other fields are allowed, since ports can be methods of an object.
    if (!names.has(name) && isFunction) {
      throw new ConfigError(`Unknown port "${name}". Ports are ${PORT_NAMES.join(', ')}.`);
    }
  }
}

function defaultPorts({ decodeToken }: Partial<Ports>): Ports {
  const tokenPorts = createTokenPorts();
  if (decodeToken === undefined) {
    return tokenPorts;
  }
  // What another port decoded can differ from what was signed: verify the token itself.
  const verify: Ports['verifySessionToken'] = (token, options) =>
    tokenPorts.verifySessionToken(token, options);
  return { ...tokenPorts, verifySessionToken: verify, verifyMachineJwt: verify };
}
