import { encodeBase64 } from '@x/jwt/internal';
import type { Instance } from './store/instance.ts';

/** What a client needs to know of an instance. */
export function keysOf({ origin, secretKey, webhookSecret, signingKey, keys }: Instance) {
  const url = origin();
  const publishableKey = publishableKeyOf(url);
  // Browsers keep the cookies of one site: an application on localhost, and this.
  const proxyUrl = url.replace('//127.0.0.1:', '//localhost:');
  return {
    url,
    frontendApiUrl: url,
    proxyUrl,
    secretKey,
    publishableKey,
    jwtKey: signingKey.publicPem,
    jwks: { keys: keys.published() },
    env: {
      CLERK_API_URL: url,
      CLERK_SECRET_KEY: secretKey,
      CLERK_PUBLISHABLE_KEY: publishableKey,
      CLERK_JWT_KEY: signingKey.publicPem,
      CLERK_PROXY_URL: proxyUrl,
      CLERK_WEBHOOK_SIGNING_SECRET: webhookSecret,
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
      NEXT_PUBLIC_CLERK_PROXY_URL: proxyUrl,
    },
  };
}

export function publishableKeyOf(origin: string): string {
  const frontendApi = new TextEncoder().encode(`${new URL(origin).host}$`);
  return `pk_test_${encodeBase64(frontendApi).replace(/=+$/, '')}`;
}
