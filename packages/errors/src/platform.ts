import { ConfigError } from './config-error.ts';

const ADVICE =
  'Use a runtime or a test environment that has it: "@jest-environment node" in Jest, "@vitest-environment node" in Vitest.';

/** Where browsers hide it. */
const SECURE_CONTEXT = ' Browsers have it on https and localhost only.';

/** Returns the message for the first of these globals that is missing, such as `crypto.subtle`. Undefined if all exist. */
export function missingGlobal(...names: readonly string[]): string | undefined {
  const missing = names.find((name) => globalAt(name) === undefined);
  if (missing === undefined) {
    return undefined;
  }
  const hint = missing === 'crypto.subtle' ? SECURE_CONTEXT : '';
  return `This environment has no global "${missing}". ${ADVICE}${hint}`;
}

/** Throws a `ConfigError` that names the first of these globals that is missing. */
export function requireGlobals(...names: readonly string[]): void {
  const message = missingGlobal(...names);
  if (message !== undefined) {
    throw new ConfigError(message);
  }
}

function globalAt(path: string): unknown {
  let value: unknown = Reflect.get(globalThis, path);
  if (path.includes('.')) {
    value = path.split('.').reduce<unknown>((owner, name) => Object(owner)[name], globalThis);
  }
  // Some test environments set what they lack to null.
  return value ?? undefined;
}
