// Pure

/** The options of `clerkFrontendApiProxy`. */
export interface FrontendApiProxyOptions {
  /** Default `/__clerk`. */
  proxyPath?: string;
  /** Default: the environment variable `CLERK_PUBLISHABLE_KEY`. */
  publishableKey?: string;
  /** Default: the environment variable `CLERK_SECRET_KEY`. */
  secretKey?: string;
  /** Default: the environment variable `CLERK_FAPI_URL`, else the server that belongs to the publishable key. */
  fapiUrl?: string;
}

/** The codes of errors that the proxy itself responds with. */
export type ProxyErrorCode = 'proxy_configuration_error' | 'proxy_path_mismatch' | 'proxy_request_failed';

/** An error in the body of a response of the proxy. */
export interface ProxyError {
  /** The kind of the error. */
  code: ProxyErrorCode;
  /** A description for developers. */
  message: string;
}
