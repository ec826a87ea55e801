import type { Runtime } from './runtime.ts';

export const runtime: Runtime = {
  get crypto() {
    return globalThis.crypto;
  },
  listen: undefined,
  openStateFile: undefined,
  readPackageFile: undefined,
};
