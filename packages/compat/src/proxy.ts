export { DEFAULT_PROXY_PATH } from '@x/proxy';
export { clerkFrontendApiProxy } from './proxy/clerk-frontend-api-proxy.ts';
export type { FrontendApiProxyOptions, ProxyError, ProxyErrorCode } from './proxy/options.ts';
export { fapiUrlFromPublishableKey, matchProxyPath, stripTrailingSlashes } from './proxy/urls.ts';
