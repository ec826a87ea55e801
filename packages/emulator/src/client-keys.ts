import { encodeBase64 } from '@x/jwt/internal';
import { SCRIPT_PATH } from './frontend/scripts.ts';
import type { Instance } from './store/instance.ts';

/** What a client needs to know of an instance. */
export function keysOf(instance: Instance) {
  const { secretKey, webhookSecret, signingKey, keys } = instance;
  const url = instance.origin();
  const publishableKey = instance.publishableKey();
  const frontendApiUrl = frontendApiUrlOf(instance);
  // Browsers keep the cookies of one site: an application on localhost, and this.
  const proxyUrl = frontendApiUrl.replace('//127.0.0.1:', '//localhost:');
  return {
    url,
    frontendApiUrl,
    proxyUrl,
    secretKey,
    publishableKey,
    jwtKey: signingKey.publicPem,
    jwks: { keys: keys.published() },
    env: {
      CLERK_API_URL: url,
      CLERK_SECRET_KEY: secretKey,
      CLERK_JWT_KEY: signingKey.publicPem,
      CLERK_WEBHOOK_SIGNING_SECRET: webhookSecret,
      ...publicVariables({ publishableKey, proxyUrl }),
    },
  };
}

type Place = Pick<Instance, 'origin' | 'productionDomain'>;

/** Returns where browsers reach the instance. In production, a server with a certificate passes their requests on. */
export function frontendApiUrlOf({ origin, productionDomain }: Place): string {
  return productionDomain === undefined ? origin() : `https://clerk.${productionDomain}`;
}

export function publishableKeyOf(place: Place): string {
  const prefix = place.productionDomain === undefined ? 'pk_test' : 'pk_live';
  const frontendApi = new TextEncoder().encode(`${new URL(frontendApiUrlOf(place)).host}$`);
  return `${prefix}_${encodeBase64(frontendApi).replace(/=+$/, '')}`;
}

/** The variables that pages may know: each has the name of servers, and the name that Next.js hands to the browser. */
function publicVariables(input: { readonly publishableKey: string; readonly proxyUrl: string }) {
  const { publishableKey, proxyUrl } = input;
  const variables = {
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_PROXY_URL: proxyUrl,
    // Without it, the SDKs request the script with `https:`.
    CLERK_JS_URL: proxyUrl + SCRIPT_PATH,
    // Pages do not wait for the components of @clerk/ui, unless `CLERK_UI_URL` or `NEXT_PUBLIC_CLERK_UI_URL` names its script.
    CLERK_PREFETCH_UI: 'false',
    // Without these, the SDKs lead to the Account Portal, whose address they derive from the key.
    CLERK_SIGN_IN_URL: `${proxyUrl}/sign-in`,
    CLERK_SIGN_UP_URL: `${proxyUrl}/sign-up`,
    CLERK_TELEMETRY_DISABLED: '1',
  };
  const entries = Object.entries(variables);
  return Object.fromEntries([
    ...entries,
    ...entries.map(([name, value]) => [`NEXT_PUBLIC_${name}`, value] as const),
  ]);
}
