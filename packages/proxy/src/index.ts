export {
  createFrontendApiProxy,
  type FrontendApiProxy,
} from './create-frontend-api-proxy.ts';
export { DEFAULT_PROXY_PATH, matchProxyPath } from './match-proxy-path.ts';
export type { ProxyErrorCode } from './proxy-errors.ts';
export type { FrontendApiProxyOptions } from './settings/options.ts';
