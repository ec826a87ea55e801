import { ConfigError } from '@x/errors';
import { createTokenPorts } from './create-token-ports.ts';
import type { Ports } from './ports.ts';

const NAMES: ReadonlyArray<keyof Ports> = [
  'decodeToken',
  'verifySessionToken',
  'verifyHandshakeToken',
  'verifyMachineJwt',
  'verifyMachineToken',
  'exchangeHandshakeNonce',
  'refreshSession',
  'createSessionToken',
];

/** The ports of an application over the default ones. They may be methods of an object, and keep it. */
export function bindPorts(given: Partial<Ports> = {}): Ports {
  const names: readonly string[] = NAMES;
  for (const [name, value] of Object.entries(given)) {
    // One that is misspelt would never be asked. What is no function may be a field beside methods.
    if (typeof value === 'function' ? !names.includes(name) : names.includes(name) && value !== undefined) {
      throw new ConfigError(`There is no port ${name}, or it is no function.`);
    }
  }
  const own = createTokenPorts();
  const verify: Ports['verifySessionToken'] = (token, options) => own.verifySessionToken(token, options);
  // What another port decoded may be anything, and is not what was signed.
  const defaults: Ports = given.decodeToken
    ? { ...own, verifySessionToken: verify, verifyMachineJwt: verify }
    : own;
  const bound = NAMES.map((name) => [name, given[name]?.bind(given) ?? defaults[name]]);
  // Of every name a port of its own.
  return Object.fromEntries(bound) as Ports;
}
