import type { JsonWebKey } from '@x/jwt';
import type { EmulatorExport, EmulatorSnapshot } from './control/backup.ts';
import type { Faults } from './control/faults.ts';
import type { RateLimits } from './control/rate-limits.ts';
import type { LoggedRequest, WaitOptions } from './control/request-log.ts';
import type { OAuthToken } from './create-oauth-token.ts';
import type { PublicJwk } from './keys/signing-key.ts';
import type { NewOAuthToken } from './model/oauth-tokens.ts';
import type { Seed } from './seed.ts';
import type { SignIn, SignInOptions } from './sign-in.ts';
import type { OutboxMessage } from './store/frontend-records.ts';
import type { WebhookOptions } from './webhooks/endpoint-options.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** The options of `createEmulator`. */
export interface EmulatorOptions {
  /** The users and organizations to start with. `reset()` restores them. */
  readonly seed?: Seed | undefined;
  /** A port on 127.0.0.1. 0, the default, takes any free port; `false` serves in process only. */
  readonly port?: number | false | undefined;
  /** The address to listen on, such as `0.0.0.0` in a container. Default `127.0.0.1`, which other machines cannot reach. */
  readonly host?: string | undefined;
  /**
   * The domain of an instance in production, such as `app.test`: the Frontend API is at `https://clerk.app.test`. Default:
   * an instance in development.
   */
  readonly productionDomain?: string | undefined;
  /** Hosts of requests to answer, in addition to addresses and names of private networks, such as `auth.dev.example.com`. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** A file that keeps the state for the next start, in place of `seed`. Default: the state ends with the emulator. */
  readonly persist?: string | undefined;
  /** The origin of the application: the claim `azp` of tokens that `signIn()` signs. Default `http://localhost:3000`. */
  readonly appOrigin?: string | undefined;
  /** Responds with 429 and `Retry-After` to more requests than this. Default: no limits. */
  readonly rateLimits?: RateLimits | undefined;
  /** Must start with `sk_test_`. Default: a random key. */
  readonly secretKey?: string | undefined;
  /** A private RSA key as a JWK, for tokens that stay valid from run to run. Default: a test key, the same in every run. */
  readonly signingKey?: JsonWebKey | undefined;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** What `export()` has returned: the records and keys to start with, in place of `seed`, `secretKey` and `signingKey`. */
  readonly import?: EmulatorExport | undefined;
  /** Where webhooks are sent, in addition to the endpoints of the seed. Default: nowhere. */
  readonly webhooks?: readonly WebhookOptions[] | undefined;
  /** Keeps an isolate alive for deliveries behind an answer, such as `waitUntil` of `cloudflare:workers`. */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
  /** The source of random bytes for ids. Default: the random numbers of the platform. */
  readonly randomBytes?: ((count: number) => Uint8Array) | undefined;
}

/** A running emulator: its keys, its origin, and control over its time, faults and records. */
export interface Emulator {
  /** The origin of the Backend API: the `apiUrl` of a client. */
  readonly url: string;
  /** Answers requests in process and ignores the host of the URL: the `fetch` of a client. */
  readonly fetch: typeof globalThis.fetch;
  /** `sk_test_...`, for the option `secretKey` of a client. */
  readonly secretKey: string;
  /** `pk_test_...`, for the option `publishableKey` of a client. */
  readonly publishableKey: string;
  /** Where the Frontend API is: the origin that the publishable key leads to. */
  readonly frontendApiUrl: string;
  /**
   * The same under the host name `localhost`: the `proxyUrl` of a client or of clerk-js, whose application is on
   * localhost. A browser sends it the cookies of the Frontend API only within one site, which is a host name here.
   */
  readonly proxyUrl: string;
  /** The public key as PEM. */
  readonly jwtKey: string;
  /** The public key as a key set. */
  readonly jwks: { readonly keys: readonly PublicJwk[] };
  /** Signs a user in, and returns the token and the cookies of the session. */
  readonly signIn: (userId: string, options?: SignInOptions | undefined) => Promise<SignIn>;
  /** Returns the time of the emulator, in milliseconds since 1970: the option `now` of a client. */
  readonly now: () => number;
  /** Moves the clock on by a duration: milliseconds, or a string such as `61s`, `5m` or `2h`. */
  readonly advance: (duration: number | string) => void;
  /** Sets the clock, which runs on from there. */
  readonly setNow: (time: number | Date) => void;
  /** What goes wrong with requests. */
  readonly faults: Faults;
  /** The latest 1,000 requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Resolves to the first request that the function accepts, also if it came before. Rejects if none comes in time. */
  readonly waitForRequest: (
    predicate: (request: LoggedRequest) => boolean,
    options?: WaitOptions,
  ) => Promise<LoggedRequest>;
  /** The latest 1,000 emails and text messages, oldest first. Nothing is sent to anyone. */
  readonly outbox: readonly OutboxMessage[];
  /** The events that a real instance would send, and their deliveries. */
  readonly webhooks: Webhooks;
  /** Returns all records and the clock as plain JSON. */
  readonly snapshot: () => EmulatorSnapshot;
  /** Replaces all records and the clock by those of a snapshot. Throws a `ConfigError` for anything else, and then changes nothing. */
  readonly restore: (snapshot: EmulatorSnapshot) => void;
  /**
   * Signs with another key from now on: the given private RSA key, or the next test key. The key before it stays
   * published, so that its tokens stay valid. Rejects with a `ConfigError` for a key that cannot sign.
   */
  readonly rotateSigningKey: (key?: JsonWebKey | undefined) => Promise<void>;
  /** Creates the tokens that an OAuth application gets from a user. Rejects with a `ConfigError` if either is missing. */
  readonly createOAuthToken: (token: NewOAuthToken) => Promise<OAuthToken>;
  /** Returns the records and the keys, for the option `import`. It contains the private key. */
  readonly export: () => EmulatorExport;
  /** The variables of a client's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Restores the seed, the clock, and an empty log without faults. Keeps the keys. */
  readonly reset: () => void;
  /** Stops listening, and closes the file of `persist`. Further calls do nothing. */
  readonly close: () => Promise<void>;
}
