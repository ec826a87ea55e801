// Pure
import type { ProxyError, ProxyErrorCode } from './options.ts';

const STATUS: Readonly<Record<ProxyErrorCode, number>> = {
  proxy_configuration_error: 500,
  proxy_path_mismatch: 400,
  proxy_request_failed: 502,
};

/** Returns the response for an error of the proxy, in the form of the Frontend API. */
export function errorResponse(code: ProxyErrorCode, message: string): Response {
  const errors: ProxyError[] = [{ code, message }];
  return new Response(JSON.stringify({ errors }), {
    status: STATUS[code],
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
