import { ConfigError, isClerkError } from '@x/errors';
import { createFrontendApiProxy } from '@x/proxy';
import { environmentVariable } from '../options/environment.ts';
import { trim } from '../options/trim.ts';
import { clientAddress } from './client-address.ts';
import { errorResponse } from './error-response.ts';
import type { FrontendApiProxyOptions } from './options.ts';
import { publicOrigin } from './public-origin.ts';
import { matchProxyPath, proxyPathOf } from './urls.ts';

/**
 * Passes a request on to the Frontend API, and returns its response. A configuration error is a response with the status
 * 500. Options that are missing come from the environment.
 */
export async function clerkFrontendApiProxy(
  request: Request,
  options?: FrontendApiProxyOptions,
): Promise<Response> {
  const publishableKey = trim(options?.publishableKey || environmentVariable('CLERK_PUBLISHABLE_KEY'));
  const secretKey = trim(options?.secretKey || environmentVariable('CLERK_SECRET_KEY'));
  const frontendApiUrl = trim(options?.fapiUrl || environmentVariable('CLERK_FAPI_URL'));
  try {
    if (!publishableKey) {
      throw new ConfigError('Pass the publishableKey, or set CLERK_PUBLISHABLE_KEY.');
    }
    if (!secretKey) {
      throw new ConfigError('Pass the secretKey, or set CLERK_SECRET_KEY.');
    }
    if (!matchProxyPath(request, options)) {
      return errorResponse(
        'proxy_path_mismatch',
        'The path of the request is not below the path of the proxy.',
      );
    }
    const proxyUrl = publicOrigin(request) + proxyPathOf(options);
    const proxy = createFrontendApiProxy({
      publishableKey,
      secretKey,
      proxyUrl,
      frontendApiUrl,
      clientAddress,
    });
    return await proxy(request);
  } catch (error) {
    if (isClerkError(error)) {
      return errorResponse('proxy_configuration_error', error.message);
    }
    throw error;
  }
}
