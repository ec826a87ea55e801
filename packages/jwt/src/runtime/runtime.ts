// Pure

/**
 * All that differs by runtime. `#runtime` is one of the two implementations beside this file, chosen by
 * export conditions when the package is built.
 */
export interface Runtime {
  subtle(): SubtleCrypto;
  /** The value of an environment variable, undefined where there is none or it can't be read. Never throws. */
  readEnvironment(name: string): string | undefined;
}
