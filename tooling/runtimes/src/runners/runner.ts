import type { Plugin } from 'esbuild';

/** A program for any runtime: a module that exports `run`. Its input and its result must be JSON. */
export interface Program {
  /** The path of the module. */
  readonly entry: string;
  /** The argument of `run`. */
  readonly input?: unknown;
  readonly plugins?: readonly Plugin[];
  /** The environment, for runtimes that have one. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the program gets all permissions, in a runtime that grants none by default. */
  readonly isTrusted?: boolean;
  /** Whether the program can connect to servers on this machine. */
  readonly isConnected?: boolean;
  /** The time limit. Default: two minutes. */
  readonly timeoutInMs?: number;
}

/** A command that runs a file. */
export interface Command {
  readonly binary: string;
  /** Arguments before the file. */
  readonly args?: readonly string[];
  readonly conditions: readonly string[];
}

/** A runtime as a target. A new runtime is a new file in this folder, listed in `all.ts`. */
export interface Runner {
  /** The printed name, with the version if several versions run: `node-18`. */
  readonly name: string;
  /** The reason why the runtime is unavailable on this machine, or undefined. In CI, it is a failure. */
  readonly unavailable?: string | undefined;
  /** Returns the command that runs a file, in a runtime that runs files. */
  readonly command?: (program: Program) => Command;
  /** Bundles a program for the runtime, runs it there, and resolves to its result. */
  run(program: Program): Promise<unknown>;
}
