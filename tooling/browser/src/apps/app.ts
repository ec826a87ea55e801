import type { createClerkClient } from '@x/backend';

/** Where the keys of an instance are, and what an application adds to its client. */
export interface Keys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly apiUrl: string;
  /** The environment of the process, for SDKs that read it. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly proxyUrl?: string | undefined;
  readonly jwtKey?: string | undefined;
  /** The application is a satellite: its host, and the page of its primary that answers it. */
  readonly satellite?: { readonly domain: string; readonly signInUrl: string } | undefined;
  readonly satelliteOrigins?: readonly string[] | undefined;
}

export type Client = ReturnType<typeof createClerkClient>;

/** An application that listens on a port of this machine. */
export interface App {
  /** Its origin under the host name `localhost`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A way to serve the application. */
export interface Server {
  readonly name: string;
  /** Its pages load the browser SDK themselves. */
  readonly loadsClerkJs?: boolean;
  /** Takes any free port by default. */
  readonly start: (keys: Keys, port?: number) => Promise<App>;
}
