export type FetchHandler = (request: Request) => Response | Promise<Response>;

export interface Listener {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Everything that differs by runtime. */
export interface Runtime {
  readonly crypto: Crypto;
  /** Serves on loopback. Undefined in runtimes that can't listen, such as edge runtimes and browsers. */
  readonly listen: ((fetch: FetchHandler, port: number) => Promise<Listener>) | undefined;
}
