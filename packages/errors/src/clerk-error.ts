// Pure

import { readInit } from './read-init.ts';
import { redact } from './redact.ts';
import { redactCause } from './redact-cause.ts';

/**
 * Marks errors of these packages. A registered symbol is the same in every realm and in every installed copy of the
 * package; a class is not, so `instanceof` would fail.
 */
const BRAND = /* @__PURE__ */ Symbol.for('@x/errors');

/** `console.log` of Node, Deno and Bun calls the method with this name and shows its result. */
const INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom');

/** What a `ClerkError` is created from. */
export interface ClerkErrorInit {
  /** Default `ClerkError`. */
  name?: string;
  /** Machine-readable and stable, unlike the message. */
  code: string;
  /** The error behind this one. Debuggers show it; the JSON form does not. */
  cause?: unknown;
  /** Seconds to wait before the next request, if a service sent them. */
  retryAfter?: number | null | undefined;
}

/** The JSON form of an error, which is safe to log and to send. */
export interface ClerkErrorJson {
  /** The name of the class, such as `ClerkAPIError`. */
  readonly name: string;
  /** What went wrong, for programs. */
  readonly code: string;
  /** What went wrong, for people. */
  readonly message: string;
}

/**
 * The base class of every error of these packages.
 *
 * `name`, `code` and `message` are not enumerable, so that a spread or a structured log shows only the fields that a
 * subclass adds. `console.log` shows the code as well.
 */
export class ClerkError extends Error {
  declare readonly name: string;
  declare readonly code: string;
  /** The guard `isClerkError` of the official SDKs reads it. */
  declare readonly clerkError: true;
  /** Seconds to wait before the next request, if a service sent them. */
  declare readonly retryAfter?: number | null;

  /** The guards of the official SDKs compare it with the name of a class. */
  static get kind(): string {
    return 'ClerkError';
  }

  constructor(message: string, init: ClerkErrorInit) {
    const { name = 'ClerkError', code, cause, retryAfter } = readInit(init);
    super(redact(message), cause === undefined ? undefined : { cause: redactCause(cause) });
    // Not enumerable, and writable like the name of every error. A layer can make the code and the mark enumerable.
    Object.defineProperties(this, {
      name: { value: name, writable: true },
      code: { value: code, writable: true, configurable: true },
      clerkError: { value: true, configurable: true },
      [BRAND]: { value: true },
      [INSPECT]: { value: toInspectable },
    });
    if (typeof retryAfter === 'number') {
      this.retryAfter = retryAfter;
    }
  }

  /** Returns name, code, message and the fields of the subclass, without the stack and the cause. */
  toJSON(): ClerkErrorJson {
    return { ...this, name: this.name, code: this.code, message: this.message };
  }
}

/** Returns an error with the same output, and with the code as one of its fields. */
function toInspectable(this: ClerkError): Error {
  const { name, code, message, stack, cause } = this;
  const shown = new Error(message, cause === undefined ? undefined : { cause });
  Object.defineProperties(shown, { name: { value: name }, stack: { value: stack } });
  Object.setPrototypeOf(shown, Object.getPrototypeOf(this));
  return Object.assign(shown, { code }, this);
}

/**
 * Returns whether a value is an error of these packages, from any realm and any installed copy.
 *
 * @example
 * ```ts
 * import { ConfigError, isClerkError } from '@x/errors';
 *
 * isClerkError(new ConfigError('Pass a secretKey')); // => true
 * isClerkError(new Error('other')); // => false
 * ```
 */
export function isClerkError(value: unknown): value is ClerkError {
  try {
    return typeof value === 'object' && value !== null && BRAND in value;
  } catch {
    // A proxy that is revoked, or that throws.
    return false;
  }
}
