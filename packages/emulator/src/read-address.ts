import { ConfigError } from '@x/errors';
import { quote } from '@x/errors/internal';
import { runtime } from '#runtime';
import type { EmulatorOptions } from './emulator.ts';
import { parseUrl } from './parse-url.ts';

/** Where to listen, and for which hosts. */
export interface Address {
  readonly port: number | false;
  readonly host: string;
  readonly allowedHosts: readonly string[];
}

/** Throws a `ConfigError` for invalid options. */
export function readAddress({
  port,
  host,
  allowedHosts,
}: Pick<EmulatorOptions, 'port' | 'host' | 'allowedHosts'>): Address {
  return { port: readPort(port), host: readHost(host), allowedHosts: readAllowedHosts(allowedHosts) };
}

function readAllowedHosts(hosts: unknown = []): readonly string[] {
  if (!Array.isArray(hosts) || !hosts.every((host) => typeof host === 'string' && /^[\w.-]+$/.test(host))) {
    throw new ConfigError(
      `createEmulator(): allowedHosts must be a list of host names such as ["auth.dev.example.com"], without a scheme or a port, not ${quote(hosts)}.`,
    );
  }
  return [...hosts];
}

/** Returns the origin of the application. Throws a `ConfigError` for a value that no browser sends as `Origin`. */
export function readAppOrigin(appOrigin: unknown = 'http://localhost:3000'): string {
  if (typeof appOrigin !== 'string' || !isWebOrigin(appOrigin)) {
    throw new ConfigError(
      `createEmulator(): appOrigin must be an origin such as "http://localhost:3000", without a path, not ${quote(appOrigin)}.`,
    );
  }
  return appOrigin;
}

/** Returns the domain of an instance in production. Throws a `ConfigError` for a value that is not a domain. */
export function readProductionDomain(domain: unknown): string | undefined {
  const isDomain =
    typeof domain === 'string' && /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(domain);
  if (domain === undefined || isDomain) return domain;
  throw new ConfigError(
    `createEmulator(): productionDomain must be a domain such as "app.test", in lower case and without a scheme or a port, not ${quote(domain)}.`,
  );
}

function isWebOrigin(text: string): boolean {
  return /^https?:/.test(text) && parseUrl(text)?.origin === text;
}

function readPort(port: number | false = 0): number | false {
  if (port !== false && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new ConfigError(
      `createEmulator(): port must be an integer from 0 to 65535, or false to serve in process only, not ${quote(port)}.`,
    );
  }
  if (port !== false && !runtime.listen) {
    throw new ConfigError(
      'createEmulator(): This runtime cannot listen on a port. Pass `port: false` and use `emulator.fetch`.',
    );
  }
  return port;
}

function readHost(host = '127.0.0.1'): string {
  if (typeof host !== 'string' || host === '') {
    throw new ConfigError(`createEmulator(): host must be an address such as "0.0.0.0", not ${quote(host)}.`);
  }
  return host;
}
