import type { OptionNames } from '@x/errors/internal';
import { TRANSPORT_OPTIONS, type TransportOptions } from './engine/transport.ts';
import type { Hooks } from './with-hooks.ts';

/** The options of `createBackendApiClient`. */
export interface BackendApiClientOptions extends Omit<TransportOptions, 'secretKey'>, Hooks {
  /** `null`: every call passes its own key. */
  secretKey: string | null;
  /** Segment of the path. Default `v1`. */
  apiVersion?: string | undefined;
  /** Default: the name and the version of this package. */
  userAgent?: string | undefined;
  /** The key of a machine, `ak_...`. Replaces the secret key for operations that machines call. */
  machineSecretKey?: string | null | undefined;
  /** The clock, in milliseconds since 1970: for the time left of a call, and for dates in `Retry-After`. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

const OWN_OPTIONS: OptionNames<Omit<BackendApiClientOptions, keyof TransportOptions>> = {
  apiVersion: true,
  userAgent: true,
  machineSecretKey: true,
  now: true,
  onRequest: true,
  onResponse: true,
  waitUntil: true,
};

let allNames: OptionNames<BackendApiClientOptions> | undefined;

/** Returns the names of all options. A constant would run code at import. */
export function clientOptionNames(): OptionNames<BackendApiClientOptions> {
  allNames ??= { ...TRANSPORT_OPTIONS, ...OWN_OPTIONS };
  return allNames;
}
