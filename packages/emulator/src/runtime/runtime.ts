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

/** Everything that differs by runtime. */
export interface Runtime {
  readonly crypto: Crypto;
  /** Serves on an address. Undefined in runtimes that can't listen, such as edge runtimes and browsers. */
  readonly listen: ((fetch: FetchHandler, address: Address) => Promise<Listener>) | undefined;
}
