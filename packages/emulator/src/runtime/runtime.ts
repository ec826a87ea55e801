export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** Where to listen. Port 0 is any free port. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Listener {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  close(): Promise<void>;
}

/** A file with the state of an emulator, for one process. A promise resolves when the text is on the disk. */
export interface StateFile {
  /** The content when it was opened. Empty for a new file. */
  readonly text: string;
  readonly append: (lines: string) => Promise<void>;
  /** Replaces the whole content: a reader finds the old or the new one, and nothing else. */
  readonly replace: (content: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Everything that differs by runtime. */
export interface Runtime {
  readonly crypto: Crypto;
  /** Serves on an address. Undefined in runtimes that can't listen, such as edge runtimes and browsers. */
  readonly listen: ((fetch: FetchHandler, address: Address) => Promise<Listener>) | undefined;
  /** Opens a file for the option `persist`. Undefined in runtimes without files. */
  readonly openStateFile: ((path: string) => Promise<StateFile>) | undefined;
  /** Reads a file of an installed package. Undefined in runtimes without files. */
  readonly readPackageFile: ((name: string, path: string) => Promise<string | undefined>) | undefined;
}
