import { createClerkClient } from '@x/backend';
import { createClerkClient as createLatestClient } from 'clerk-latest';
import { INSTANCES, type InstanceName } from '../auth-state-random/cases/world.ts';
import { PUBLIC_PEM } from '../reference/hand-made-token.ts';
import { APPLICATION, SATELLITE } from './service.ts';

interface State {
  readonly status: string;
  readonly message: string | null;
  readonly headers: Headers;
}

type Authenticate = (request: Request, nowInMs: number) => Promise<State>;

/** Decides about requests to the primary application and to its satellite. */
interface Sdk {
  readonly primary: Authenticate;
  readonly satellite: Authenticate;
}

export type CreateSdk = (options: { readonly instance: InstanceName }, fetch: typeof globalThis.fetch) => Sdk;

const optionsOf = (instance: InstanceName) => {
  const { secretKey, publishableKey } = INSTANCES[instance];
  return { secretKey, publishableKey, jwtKey: PUBLIC_PEM };
};

const SYNC = { organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] } };
const AS_SATELLITE = {
  ...{ isSatellite: true, satelliteAutoSync: true },
  ...{ domain: new URL(SATELLITE).host, signInUrl: `${APPLICATION}sign-in` },
} as const;

export const createOurs: CreateSdk = ({ instance }, fetch) => {
  const options = { ...optionsOf(instance), ...SYNC, retry: false, fetch } as const;
  const primary = createClerkClient({ ...options, satelliteOrigins: [new URL(SATELLITE).origin] });
  const satellite = createClerkClient({ ...options, ...AS_SATELLITE });
  return {
    primary: (request, nowInMs) => primary.authenticateRequest(request, { currentDate: new Date(nowInMs) }),
    satellite: (request, nowInMs) =>
      satellite.authenticateRequest(request, { currentDate: new Date(nowInMs) }),
  };
};

const LEVELS = ['log', 'warn', 'error'] as const;

/** The latest `@clerk/backend`. It has no option for the time or for `fetch`, so both are replaced while it decides. */
export const createLatest: CreateSdk = ({ instance }, fetch) => {
  // In tests it uses the current global `fetch`, otherwise the `fetch` at import.
  process.env['NODE_ENV'] = 'test';
  const client = createLatestClient({ ...optionsOf(instance), telemetry: { disabled: true } });
  const decide = async (request: Request, nowInMs: number, options: object) => {
    const real = { fetch: globalThis.fetch, now: Date.now };
    const printers = LEVELS.map((level) => [level, console[level]] as const);
    Object.assign(globalThis, { fetch });
    Object.assign(Date, { now: () => nowInMs });
    Object.assign(console, Object.fromEntries(LEVELS.map((level) => [level, () => undefined])));
    try {
      return await client.authenticateRequest(request, options);
    } catch (error) {
      // It throws for handshakes that were signed with another key.
      return { status: 'threw', message: String(error), headers: new Headers() };
    } finally {
      Object.assign(globalThis, { fetch: real.fetch });
      Object.assign(Date, { now: real.now });
      Object.assign(console, Object.fromEntries(printers));
    }
  };
  return {
    primary: (request, nowInMs) => decide(request, nowInMs, SYNC),
    satellite: (request, nowInMs) => decide(request, nowInMs, { ...SYNC, ...AS_SATELLITE }),
  };
};
