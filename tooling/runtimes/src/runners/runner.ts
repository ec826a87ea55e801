import type { Plugin } from 'esbuild';

/** What runs in a runtime: a module that exports `run`, which takes and gives what JSON can hold. */
export interface Program {
  /** The path of the module. */
  readonly entry: string;
  /** What `run` is called with. */
  readonly input?: unknown;
  readonly plugins?: readonly Plugin[];
  /** The environment, where the runtime has one. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it gets every permission of a runtime that gives none by itself. */
  readonly isTrusted?: boolean;
  /** Whether it can reach servers on this machine. */
  readonly isConnected?: boolean;
  /** How long it may take. Default two minutes. */
  readonly timeoutInMs?: number;
}

/** One runtime as a target. A new runtime is a new file beside this one, listed in `all.ts`. */
export interface Runner {
  /** As it is printed, with the version where several are run: `node-18`. */
  readonly name: string;
  /** Why the runtime can't be had on this machine, or undefined. In CI, that is a failure. */
  readonly unavailable?: string | undefined;
  /** Bundles a program for the runtime, runs it there, and brings back what it gave. */
  run(program: Program): Promise<unknown>;
}
