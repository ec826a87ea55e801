import { ConfigError } from '@x/errors';
import { booleanField, type Fields, integerFrom, readFields, stringField } from '../read-fields.ts';
import { MAXIMUM_TIMEOUT_IN_MS } from '../runtime/maximum-timeout.ts';
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

const FAULT_FIELDS: Fields<Fault> = {
  route: { ...stringField, expected: 'a string such as "GET /v1/users/{user_id}"', isRequired: true },
  status: integerFrom(400, 599),
  latencyInMs: integerFrom(0, MAXIMUM_TIMEOUT_IN_MS),
  reset: booleanField,
  count: integerFrom(1),
  retryAfter: integerFrom(0),
  share: {
    isValid: (value) => typeof value === 'number' && value > 0 && value <= 1,
    expected: 'a number above 0, at most 1',
  },
};

/** The failure of one request. */
export interface Mishap extends Pick<Fault, 'status' | 'retryAfter'> {
  readonly latencyInMs: number;
  readonly reset: boolean;
}

/** The faults of an emulator. Of those that match a request, the first that was added happens. */
export interface Faults {
  /** Adds a fault, which matches requests from now on. */
  readonly add: (fault: Fault) => void;
  /** Removes all faults. */
  readonly clear: () => void;
  /** Returns the faults that can still happen. */
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
        const fault = readFields<Fault>(given, FAULT_FIELDS, { owner: 'faults.add' });
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

/** Throws for a fault that would change nothing. */
function checkEffect({ status, latencyInMs, reset, retryAfter }: Fault): void {
  if (status === undefined && latencyInMs === undefined && reset !== true) {
    throw new ConfigError('faults.add(): Pass status, latencyInMs or reset: the fault has no effect.');
  }
  if (retryAfter !== undefined && status === undefined) {
    throw new ConfigError('faults.add(): retryAfter needs a status, since it is a header of the response.');
  }
}
