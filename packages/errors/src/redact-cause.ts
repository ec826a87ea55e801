// Pure
import { isSafeToLog, redact } from './redact.ts';

/** A cause with more levels is replaced. */
const MAX_DEPTH = 4;

/** Plain objects, lists and errors show all their content. Others, such as a `Request`, hold content that a log shows. */
const INSPECTABLE_TAGS: ReadonlySet<string> = new Set([
  '[object Object]',
  '[object Array]',
  '[object Error]',
  '[object DOMException]',
]);

/**
 * Returns the cause of an error as it is, unless a log would show a credential in it: a `fetch` of the application can
 * throw an error that holds the request with its headers. Such a cause is replaced with an error that has its name,
 * code, message, stack and cause, all redacted.
 */
export function redactCause(cause: unknown): unknown {
  try {
    return redactedCause(cause, MAX_DEPTH);
  } catch {
    // A getter or a proxy throws.
    return new Error('The cause cannot be read.');
  }
}

function redactedCause(cause: unknown, depth: number): unknown {
  if (isSafe(cause, depth)) {
    return cause;
  }
  if (typeof cause === 'string') {
    return redact(cause);
  }
  const [name, code, message, stack] = ['name', 'code', 'message', 'stack'].map((key) => textOf(cause, key));
  const inner: unknown = depth > 0 ? Reflect.get(Object(cause), 'cause') : undefined;
  const copy = new Error(
    message,
    inner === undefined ? undefined : { cause: redactedCause(inner, depth - 1) },
  );
  Object.defineProperties(copy, {
    ...(name !== undefined && { name: { value: name } }),
    ...(code !== undefined && { code: { value: code, enumerable: true } }),
    ...(stack !== undefined && { stack: { value: stack } }),
  });
  return copy;
}

function isSafe(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    return isSafeToLog(value);
  }
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  const isInspectable = INSPECTABLE_TAGS.has(Object.prototype.toString.call(value));
  return depth > 0 && isInspectable && valuesOf(value).every((item) => isSafe(item, depth - 1));
}

/** The values of all own properties, without calling their getters, and the stack, which is a getter in some engines. */
function valuesOf(value: object): readonly unknown[] {
  const own = Object.values(Object.getOwnPropertyDescriptors(value)).map(
    (property): unknown => property.value,
  );
  return [...own, Reflect.get(value, 'stack'), Reflect.get(value, 'message')];
}

function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = Reflect.get(Object(value), key);
  return typeof text === 'string' ? redact(text) : undefined;
}
