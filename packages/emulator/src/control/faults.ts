import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { MAXIMUM_TIMEOUT_IN_MS } from './maximum-timeout.ts';
import { type RoutePattern, readRoute } from './read-route.ts';

/** A failure of the requests of a route. */
export interface Fault {
  /** Such as `GET /v1/users/{user_id}`, `/v1/users/*` or `*`. */
  readonly route: string;
  /** The status of the response, from 400 to 599. Without it and without `reset`, the request is answered after the delay. */
  readonly status?: number | undefined;
  /** The delay before the response, in milliseconds. Default 0. */
  readonly latencyInMs?: number | undefined;
  /** Closes the connection without a response. In process, `fetch` rejects. Default false. */
  readonly reset?: boolean | undefined;
  /** How many requests it happens to. Default: all. */
  readonly count?: number | undefined;
  /** The header `Retry-After`, in seconds. */
  readonly retryAfter?: number | undefined;
  /** The share of requests that it happens to, above 0 and at most 1. Default 1. */
  readonly share?: number | undefined;
}

/** Whether a value of a field is valid, and what a message says of it. */
interface Field {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
}

const FIELDS: { readonly [Name in keyof Required<Fault>]: Field } = {
  route: {
    isValid: (value) => typeof value === 'string',
    expected: 'a string such as "GET /v1/users/{user_id}"',
  },
  status: {
    isValid: (value) => isIntegerFrom(value, 400) && Number(value) <= 599,
    expected: 'an integer from 400 to 599',
  },
  latencyInMs: {
    isValid: (value) => isIntegerFrom(value, 0) && Number(value) <= MAXIMUM_TIMEOUT_IN_MS,
    expected: `an integer from 0 to ${MAXIMUM_TIMEOUT_IN_MS}`,
  },
  reset: { isValid: (value) => typeof value === 'boolean', expected: 'true or false' },
  count: { isValid: (value) => isIntegerFrom(value, 1), expected: 'an integer, at least 1' },
  retryAfter: { isValid: (value) => isIntegerFrom(value, 0), expected: 'an integer, at least 0' },
  share: {
    isValid: (value) => typeof value === 'number' && value > 0 && value <= 1,
    expected: 'a number above 0, at most 1',
  },
};

const FAULT_OPTIONS: OptionNames<Fault> = {
  route: true,
  status: true,
  latencyInMs: true,
  reset: true,
  count: true,
  retryAfter: true,
  share: true,
};

/** The failure of one request. */
export interface Mishap extends Pick<Fault, 'status' | 'retryAfter'> {
  readonly latencyInMs: number;
  readonly reset: boolean;
}

/** The faults of an emulator. Of those that match a request, the first that was added happens. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly list: () => readonly Fault[];
}

interface Armed {
  readonly fault: Fault;
  readonly route: RoutePattern;
  left: number;
}

/** Creates the faults of an emulator, and the function that takes the next one for a request. */
export function createFaults(randomBytes: (count: number) => Uint8Array): {
  readonly faults: Faults;
  readonly take: (method: string, path: string) => Mishap | undefined;
} {
  let armed: Armed[] = [];
  const isInShare = (share: number) => share === 1 || randomNumber(randomBytes(4)) < share;
  return {
    faults: {
      add: (given) => {
        const fault = readFault(given);
        const route = readRoute(fault.route, 'faults.add()');
        checkEffect(fault);
        armed.push({ fault, route, left: fault.count ?? Number.POSITIVE_INFINITY });
      },
      clear: () => {
        armed = [];
      },
      list: () => armed.map(({ fault }) => fault),
    },
    take: (method, path) => {
      const found = armed.find(
        ({ fault, route }) => route.matches(method, path) && isInShare(fault.share ?? 1),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      const { status, retryAfter, latencyInMs = 0, reset = false } = found.fault;
      return { status, retryAfter, latencyInMs, reset };
    },
  };
}

/** Returns a number from 0 to 1, without 1. */
function randomNumber(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) / 256, 0);
}

function readFault(given: unknown): Fault {
  const fault = readOptions<Fault>(given, FAULT_OPTIONS, { owner: 'faults.add' });
  for (const [name, { isValid, expected }] of Object.entries(FIELDS)) {
    const value: unknown = Reflect.get(fault, name);
    if ((value !== undefined || name === 'route') && !isValid(value)) {
      throw new ConfigError(`faults.add(): ${name} must be ${expected}, not ${quote(value)}.`);
    }
  }
  // The loop has checked the route, and the fields that are present.
  return fault as Fault;
}

/** Throws for a fault that would change nothing. */
function checkEffect({ status, latencyInMs, reset, retryAfter }: Fault): void {
  if (status === undefined && latencyInMs === undefined && reset !== true) {
    throw new ConfigError('faults.add(): Pass status, latencyInMs or reset: the fault has no effect.');
  }
  if (retryAfter !== undefined && status === undefined) {
    throw new ConfigError('faults.add(): retryAfter needs a status, since it is a header of the response.');
  }
}

const isIntegerFrom = (value: unknown, least: number) =>
  Number.isSafeInteger(value) && Number(value) >= least;
