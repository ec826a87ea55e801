import { ConfigError } from '@x/errors';
import { checkOptionNames, type OptionNames, quote, readArgument } from '@x/errors/internal';
import { createTokenPorts, type TokenPorts } from './create-token-ports.ts';
import type { Ports } from './ports.ts';

const PORTS: OptionNames<Ports> = {
  decodeToken: true,
  verifySessionToken: true,
  verifyHandshakeToken: true,
  verifyMachineJwt: true,
  verifyMachineToken: true,
  exchangeHandshakeNonce: true,
  refreshSession: true,
  createSessionToken: true,
};

const TOKEN_PORT_NAMES = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
] as const satisfies ReadonlyArray<keyof TokenPorts>;

/**
 * Returns the given ports over the default ports. Ports can be methods of an object and stay bound to it. Throws a
 * `ConfigError` for a port that is not a function, and for a function whose name is not that of a port.
 */
export function bindPorts(given: Partial<Ports> = {}): Ports {
  const ports = readArgument('The ports', () => readPorts(given));
  const hasTokenPorts = TOKEN_PORT_NAMES.every((name) => ports[name] !== undefined);
  const defaults: Partial<Ports> = hasTokenPorts ? {} : defaultPorts(ports);
  // The ports of tokens are either given or defaults.
  return { ...defaults, ...ports } as Ports;
}

function readPorts(given: Partial<Ports>): Partial<Ports> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ConfigError(`The ports must be an object of functions, not ${quote(given)}.`);
  }
  // A misspelt port would never be called. Other fields are allowed, since ports can be methods of an object.
  const functions = Object.entries(given).filter(([, value]) => typeof value === 'function');
  checkOptionNames(Object.fromEntries(functions), PORTS, { owner: 'ports' });
  const ports: Record<string, unknown> = {};
  for (const name of Object.keys(PORTS)) {
    const port: unknown = Reflect.get(given, name);
    if (typeof port === 'function') {
      ports[name] = port.bind(given);
    } else if (port !== undefined) {
      throw new ConfigError(`The port "${name}" must be a function, not ${quote(port)}.`);
    }
  }
  // The names are those of the ports. What a port returns is checked with each call.
  return ports;
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
