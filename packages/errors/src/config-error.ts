// Pure
import { ClerkError } from './clerk-error.ts';
import { readInit } from './read-init.ts';

/**
 * A mistake that only the programmer can make, such as a missing option. Thrown, never returned. Async functions reject
 * with it (decision 005).
 */
export class ConfigError extends ClerkError {
  declare readonly name: 'ConfigError';
  declare readonly code: 'config-invalid';

  constructor(message: string, init: { cause?: unknown } = {}) {
    super(message, { name: 'ConfigError', code: 'config-invalid', cause: readInit(init).cause });
  }
}
