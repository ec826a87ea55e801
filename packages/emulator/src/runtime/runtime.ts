export type FetchHandler = (request: Request) => Response | Promise<Response>;

export interface Listener {
  /** The origin that answers, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What differs by runtime, and nothing else. */
export interface Runtime {
  readonly crypto: Crypto;
  /** Serves on loopback. Undefined where a program can't listen, as on edge runtimes and in browsers. */
  readonly listen: ((fetch: FetchHandler, port: number) => Promise<Listener>) | undefined;
}
