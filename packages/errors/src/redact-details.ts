// Pure
import { redact } from './redact.ts';

/** Details of an error are flat in practice. Deeper data is left out, so that a cycle ends. */
const MAX_DEPTH = 20;

/** Longer lists are left out. */
const MAX_ENTRIES = 10_000;

/** Copies the details of an error. The strings in the copy, and the keys, are redacted. */
export function redactDetails<Details>(details: Details): Details {
  try {
    // The copy has the shape of the details.
    return copy(details, MAX_DEPTH) as Details;
  } catch {
    // A getter or a proxy throws. The error is created nevertheless.
    return {} as Details;
  }
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return redact(value);
  }
  if (typeof value !== 'object' || value === null || depth === 0) {
    return depth === 0 ? undefined : value;
  }
  if (Array.isArray(value)) {
    return value.length > MAX_ENTRIES ? [] : value.map((item) => copy(item, depth - 1));
  }
  // `fromEntries` defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), copy(item, depth - 1)]));
}
