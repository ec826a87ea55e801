// Pure
import type { CallOptions } from '../call-options.ts';
import { check } from './check.ts';
import { isRecord } from './key-case.ts';

/** How long a call may take and how often it may try: its options, none of them missing. */
export type Limits = Readonly<{
  timeoutInMs: number;
  maxRetries: number;
  baseDelayInMs: number;
  maxDelayInMs: number;
  maxTotalInMs: number;
  writes: boolean;
}>;

export const DEFAULT_LIMITS: Limits = {
  timeoutInMs: 30_000,
  maxRetries: 2,
  baseDelayInMs: 250,
  maxDelayInMs: 10_000,
  maxTotalInMs: 60_000,
  writes: false,
};

/** Options over their defaults. Throws a `ConfigError` for one that is unknown or no limit. */
export function readLimits(
  { retry = {}, timeoutInMs }: Pick<CallOptions, 'retry' | 'timeoutInMs'>,
  defaults: Limits,
): Limits {
  check(isRecord(retry || {}), 'retry');
  const limits: Record<string, unknown> = { ...defaults };
  const given = { ...(retry || { maxRetries: 0 }), timeoutInMs };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) {
      check(
        typeof value === typeof limits[name] && // A boolean is as good.
          (value as number) >= 0,
        name,
      );
      limits[name] = value;
    }
  }
  // Each has the type of its default.
  return limits as Limits;
}
