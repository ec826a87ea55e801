// Pure

/** Options of a proxy. `Context` is what the server passes to its handler in addition to the request. */
export interface FrontendApiProxyOptions<Context extends readonly unknown[] = []> {
  /** The publishable key of the instance. */
  publishableKey: string;
  /** The secret key of the instance. It is sent to the Frontend API, and never to a browser. */
  secretKey: string;
  /**
   * Where the proxy is: the absolute URL that browsers use, or a path of this application, such as `/__clerk`. The origin of
   * a path is that of the request, so pass the URL behind a proxy that changes it.
   */
  proxyUrl: string;
  /**
   * Where the Frontend API is. Default: the host in the publishable key if it is this machine, otherwise Clerk's server for
   * proxies, `https://frontend-api.clerk.dev`.
   */
  frontendApiUrl?: string | undefined;
  /**
   * The address of the client, which Clerk uses to limit rates and to find attackers: the name of a header that your own
   * infrastructure sets, such as `cf-connecting-ip`, or a function. Of a list, the last address counts, which the nearest
   * proxy added. Default: none, because clients can send any header.
   */
  clientAddress?: string | ((request: Request, ...context: Context) => string | null | undefined) | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How long to wait for the response, in milliseconds, counted from the last part of the request. Default 30,000. A
   * response that has begun is not limited by it.
   */
  timeoutInMs?: number | undefined;
  /** How long to wait for the next part of a response, in milliseconds. Default 120,000. */
  idleTimeoutInMs?: number | undefined;
  /** The longest body of a request, in bytes. Default 16,777,216. */
  maxBodyLength?: number | undefined;
}
