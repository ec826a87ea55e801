// Pure
import { redact } from './redact.ts';

/**
 * Marks errors of these packages. A registered symbol is the same in every realm and in every copy of the
 * package that is installed, which `instanceof` is not.
 */
const BRAND = /* @__PURE__ */ Symbol.for('@x/errors');

export interface ClerkErrorInit {
  /** Default `ClerkError`. */
  name?: string;
  /** Machine-readable and stable, unlike the message. */
  code: string;
  /** What led here. Kept for debuggers; left out of the JSON form. */
  cause?: unknown;
}

/** The JSON form of an error: what is safe to log or to send. */
export interface ClerkErrorJson {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/**
 * The base of every error of these packages.
 *
 * `name`, `code` and `message` are not enumerable, so that a spread or a structured log shows only the
 * fields that a subclass adds.
 */
export class ClerkError extends Error {
  declare readonly name: string;
  declare readonly code: string;

  constructor(message: string, { name = 'ClerkError', code, cause }: ClerkErrorInit) {
    super(redact(message), cause === undefined ? undefined : { cause });
    // Not enumerable, but writable as those of every error.
    const hidden = { writable: true };
    Object.defineProperties(this, { name: hidden, code: hidden, [BRAND]: hidden });
    Object.assign(this, { name, code });
  }

  /** Name, code, message and the fields of the subclass; neither the stack nor the cause. */
  toJSON(): ClerkErrorJson {
    return { ...this, name: this.name, code: this.code, message: this.message };
  }
}

/**
 * Whether a value is an error of these packages, from any realm and any installed copy.
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
  return typeof value === 'object' && value !== null && BRAND in value;
}
