/** The runtime seam for web-standard runtimes: workerd, Edge Runtime, Deno, Bun, browsers. */
import type { Runtime } from './runtime.ts';

interface GlobalWithEnvironment {
  process?: { env?: Record<string, unknown> };
}

export const runtime: Runtime = {
  subtle: () => globalThis.crypto.subtle,
  readEnvironment: (name) => {
    try {
      // The types of the platform don't say that `process` may be missing.
      const value = (globalThis as GlobalWithEnvironment).process?.env?.[name];
      return typeof value === 'string' ? value : undefined;
    } catch {
      return undefined; // Deno may refuse to show the environment
    }
  },
};
