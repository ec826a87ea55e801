// Pure
import { WebhookVerificationError } from '../webhook-verification-error.ts';

/** Decimal digits without a leading zero, so that a time has one form. More digits are not a safe integer. */
const SECONDS = /^(?:0|[1-9]\d{0,14})$/;

const CHECK_CLOCK = 'Check the clock of this machine, or raise toleranceInSeconds.';

export interface TimestampLimits {
  readonly toleranceInSeconds: number;
  readonly nowInSeconds: number;
}

/** Throws for a timestamp that is further from now than the tolerance, in either direction: it can be a replay. */
export function checkTimestamp(
  timestamp: string,
  { toleranceInSeconds, nowInSeconds }: TimestampLimits,
): void {
  if (!SECONDS.test(timestamp)) {
    throw new WebhookVerificationError({
      reason: 'timestamp-invalid',
      message:
        'The header of the timestamp is not a number of seconds. Check that Clerk sent the request, and that no proxy changes headers.',
    });
  }
  const age = nowInSeconds - Number(timestamp);
  if (age > toleranceInSeconds) {
    throw new WebhookVerificationError({
      reason: 'timestamp-too-old',
      message: `The delivery is ${age} seconds old, and the tolerance is ${toleranceInSeconds} seconds. ${CHECK_CLOCK}`,
    });
  }
  if (-age > toleranceInSeconds) {
    throw new WebhookVerificationError({
      reason: 'timestamp-too-new',
      message: `The delivery is from ${-age} seconds in the future, and the tolerance is ${toleranceInSeconds} seconds. ${CHECK_CLOCK}`,
    });
  }
}
