import { createClerkClient, verifyToken } from '@x/backend';

interface Environment {
  readonly CLERK_API_URL: string;
  readonly CLERK_SECRET_KEY: string;
  readonly CLERK_PUBLISHABLE_KEY: string;
  readonly JWT_PUBLIC_KEY: string;
}

/** Runs in workerd and makes the same calls as the demo in Node. */
export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const token = request.headers.get('x-token') ?? '';
    const secretKey = environment.CLERK_SECRET_KEY;
    const apiUrl = environment.CLERK_API_URL;
    switch (new URL(request.url).pathname) {
      case '/verify-by-jwks':
        return describe(await verifyToken(token, { secretKey, apiUrl }));
      case '/verify-by-pem':
        return describe(await verifyToken(token, { jwtKey: environment.JWT_PUBLIC_KEY }));
      default: {
        const publishableKey = environment.CLERK_PUBLISHABLE_KEY;
        const clerk = createClerkClient({ secretKey, apiUrl, publishableKey });
        const state = await clerk.authenticateRequest(request);
        return state.status === 'signed-in'
          ? new Response(`hello ${state.toAuth().userId}`)
          : new Response(state.reason, { status: 401 });
      }
    }
  },
};

function describe({ result, error }: Awaited<ReturnType<typeof verifyToken>>): Response {
  return new Response(result?.sub ?? error?.reason);
}
