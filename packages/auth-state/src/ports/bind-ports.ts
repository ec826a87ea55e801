import { ConfigError } from '@x/errors';
import { createTokenPorts, type TokenPorts } from './create-token-ports.ts';
import type { Ports } from './ports.ts';

const TOKEN_PORT_NAMES = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
] as const satisfies ReadonlyArray<keyof TokenPorts>;

const PORT_NAMES: ReadonlyArray<keyof Ports> = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
  'verifyMachineToken',
  'exchangeHandshakeNonce',
  'refreshSession',
  'createSessionToken',
];

/**
 * Returns the given ports over the default ports. Ports can be methods of an object and stay bound to it. Throws a
 * `ConfigError` for a port that is not a function, and for a function whose name is not a port.
 */
export function bindPorts(given: Partial<Ports> = {}): Ports {
  checkPorts(given);
  const hasTokenPorts = TOKEN_PORT_NAMES.every((name) => given[name] !== undefined);
  const defaults: Partial<Ports> = hasTokenPorts ? {} : defaultPorts(given);
  const ports: Record<string, unknown> = {};
  for (const name of PORT_NAMES) {
    ports[name] = given[name]?.bind(given) ?? defaults[name];
  }
  // Every name has its own port, and the ports of tokens are either given or defaults.
  return ports as unknown as Ports;
}

function checkPorts(given: Partial<Ports>): void {
  const names: readonly string[] = PORT_NAMES;
  for (const [name, value] of Object.entries(given)) {
    const isFunction = typeof value === 'function';
    if (names.includes(name) && value !== undefined && !isFunction) {
      throw new ConfigError(`The port "${name}" must be a function.`);
    }
    // A misspelt port would never be called. Other fields are allowed, since ports can be methods of an object.
    if (!names.includes(name) && isFunction) {
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
