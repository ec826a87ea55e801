import { ConfigError } from '@x/errors';
import { booleanField, type Fields, integerFrom, readFields } from '../read-fields.ts';
import { MAXIMUM_TIMEOUT_IN_MS } from '../runtime/maximum-timeout.ts';
import { isPattern, matchesPattern } from './event-types.ts';

/** A failure of the deliveries of some events. */
export interface WebhookFault {
  /** A type such as `user.created`, a pattern such as `user.*`, or `*`. */
  readonly event: string;
  /** Sends the event twice, with the same id. Default false. */
  readonly twice?: boolean | undefined;
  /** Sends the event after the next one to the same URL, and after 10 seconds at the latest. Default false. */
  readonly outOfOrder?: boolean | undefined;
  /** Loses the first answer, so that the endpoint gets the event again. Default false. */
  readonly loseAnswer?: boolean | undefined;
  /** Sends the event later, in milliseconds of the emulator's clock. Default 0. */
  readonly delayInMs?: number | undefined;
  /** How many events it happens to. Default: all. */
  readonly count?: number | undefined;
}

/** The faults of webhooks. Of those that match an event, the first that was added happens. */
export interface WebhookFaults {
  /** Adds a fault, which matches events from now on. */
  readonly add: (fault: WebhookFault) => void;
  /** Removes all faults. */
  readonly clear: () => void;
  /** Returns the faults that can still happen. */
  readonly list: () => readonly WebhookFault[];
}

const FIELDS: Fields<WebhookFault> = {
  event: {
    isValid: isPattern,
    expected: 'a type such as "user.created", a pattern such as "user.*", or "*"',
    isRequired: true,
  },
  twice: booleanField,
  outOfOrder: booleanField,
  loseAnswer: booleanField,
  delayInMs: /* @__PURE__ */ integerFrom(0, MAXIMUM_TIMEOUT_IN_MS),
  count: /* @__PURE__ */ integerFrom(1),
};

const OWNER = 'webhooks.faults.add';

/** Creates the faults, and the function that takes the next one for an event. */
export function createWebhookFaults(): {
  readonly faults: WebhookFaults;
  readonly take: (type: string) => WebhookFault | undefined;
} {
  let armed: Array<{ readonly fault: WebhookFault; left: number }> = [];
  return {
    faults: {
      add: (given) => {
        const fault = readFault(given);
        armed.push({ fault, left: fault.count ?? Number.POSITIVE_INFINITY });
      },
      clear: () => {
        armed = [];
      },
      list: () => armed.map(({ fault }) => fault),
    },
    take: (type) => {
      const found = armed.find(({ fault }) => matchesPattern(fault.event, type));
      if (found === undefined) return undefined;
      found.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return found.fault;
    },
  };
}

/** Throws for a fault that would change nothing. */
function readFault(given: unknown): WebhookFault {
  const fault = readFields<WebhookFault>(given, FIELDS, { owner: OWNER });
  const { twice, outOfOrder, loseAnswer, delayInMs = 0 } = fault;
  if (twice || outOfOrder || loseAnswer || delayInMs > 0) return fault;
  throw new ConfigError(
    `${OWNER}(): Pass twice, outOfOrder, loseAnswer or delayInMs: the fault has no effect.`,
  );
}
