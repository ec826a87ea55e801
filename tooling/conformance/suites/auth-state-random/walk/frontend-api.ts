import { makeToken, OTHER_PRIVATE_KEY, PUBLIC_JWK } from '../../reference/hand-made-token.ts';
import { INSTANCES, type InstanceName, NOW, PRIMARY } from '../cases/world.ts';

/** The state of a visitor at the service, and how the service responds. */
export interface Visitor {
  readonly isSignedIn: boolean;
  /** The active organization, which a handshake can change. */
  organization: string | null;
  /** Whether a handshake cannot change the organization, because the visitor is not a member of another. */
  readonly staysInOrganization?: boolean;
  /** Whether the service signs with a key that is unknown to the application. */
  readonly usesOtherKey?: boolean;
}

/** The handshake endpoint of the Frontend API, and the part of the Backend API that completes a handshake. */
export interface FrontendApi {
  answer(request: Request): Response;
  /** The Backend API, for the SDK of the application. */
  readonly fetch: typeof globalThis.fetch;
}

const ORGANIZATIONS: Readonly<Record<string, { readonly id: string; readonly slg: string }>> = {
  acme: { id: 'org_1', slg: 'acme' },
  globex: { id: 'org_2', slg: 'globex' },
};

export function createFrontendApi(instance: InstanceName, visitor: Visitor): FrontendApi {
  const payloads = new Map<string, readonly string[]>();
  let handshakes = 0;
  const isProduction = instance === 'production';
  const { frontendApi } = INSTANCES[instance];

  const answer = (request: Request): Response => {
    const url = new URL(request.url);
    const redirectUrl = new URL(url.searchParams.get('redirect_url') ?? PRIMARY);
    const isOfSatellite = isProduction && url.host === 'clerk.satellite.example';
    if (isOfSatellite && !url.searchParams.has('__clerk_sync_token')) {
      return redirect(syncingUrl(url, frontendApi));
    }
    const satellite = url.searchParams.get('satellite_fapi');
    if (satellite !== null) {
      return redirect(returnUrl(url, satellite));
    }
    activate(visitor, url.searchParams.get('organization_id'));
    handshakes += 1;
    const nonce = `nonce_${handshakes}`;
    payloads.set(nonce, directivesFor(instance, visitor, url));
    if (isOfSatellite || redirectUrl.searchParams.get('__clerk_synced') === 'false') {
      redirectUrl.searchParams.set('__clerk_synced', 'true');
    }
    if (!isProduction) {
      redirectUrl.searchParams.append('__clerk_handshake_nonce', nonce);
      return redirect(redirectUrl);
    }
    const domain = url.host.split('.').slice(-2).join('.');
    return redirect(redirectUrl, `__clerk_handshake_nonce=${nonce}; Domain=${domain}; Path=/; Max-Age=30`);
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(new Request(input, init).url);
    if (url.pathname === '/v1/jwks') {
      return Response.json({ keys: [{ ...PUBLIC_JWK, kid: 'ins_1', alg: 'RS256', use: 'sig' }] });
    }
    const directives = payloads.get(url.searchParams.get('nonce') ?? '');
    // A nonce is valid once.
    payloads.delete(url.searchParams.get('nonce') ?? '');
    return json(directives === undefined ? { errors: [{ code: 'resource_not_found' }] } : { directives });
  };
  return { answer, fetch };
}

/** `application/json` without a charset, because the reference accepts nothing else. */
function json(body: object): Response {
  const status = 'errors' in body ? 404 : 200;
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

function redirect(location: URL, cookie?: string): Response {
  return new Response(null, {
    status: 307,
    headers: { location: location.href, ...(cookie !== undefined && { 'set-cookie': cookie }) },
  });
}

/** Redirects from the Frontend API of the satellite to that of the primary, which has the session. */
function syncingUrl(url: URL, frontendApi: string): URL {
  const target = new URL(url);
  target.host = frontendApi;
  target.searchParams.set('satellite_fapi', url.host);
  return target;
}

function returnUrl(url: URL, satellite: string): URL {
  const target = new URL(url);
  target.host = satellite;
  target.searchParams.delete('satellite_fapi');
  target.searchParams.set('__clerk_sync_token', '1');
  return target;
}

function activate(visitor: Visitor, organization: string | null): void {
  if (organization !== null && visitor.staysInOrganization !== true) {
    const known = Object.values(ORGANIZATIONS).find(({ id, slg }) => [id, slg].includes(organization));
    visitor.organization = organization === '' ? null : (known?.slg ?? visitor.organization);
  }
}

function directivesFor(instance: InstanceName, visitor: Visitor, url: URL): readonly string[] {
  const { suffix } = INSTANCES[instance];
  const session = visitor.isSignedIn ? sessionToken(instance, visitor) : '';
  const age = visitor.isSignedIn ? '' : '; Max-Age=0';
  const cookies = [
    [`__session`, session, age],
    [`__client_uat`, visitor.isSignedIn ? String(NOW - 1000) : '0', ''],
    ...(instance === 'development'
      ? [['__clerk_db_jwt', url.searchParams.get('__clerk_db_jwt') ?? 'dvb_new', '']]
      : []),
  ];
  const suffixed = url.searchParams.get('suffixed_cookies') === 'true';
  return cookies.flatMap(([name, value, end]) =>
    [name, ...(suffixed ? [`${name}_${suffix}`] : [])].map(
      (cookie) => `${cookie}=${value}; Path=/; SameSite=Lax${end}`,
    ),
  );
}

function sessionToken(instance: InstanceName, { organization, usesOtherKey }: Visitor): string {
  const { frontendApi } = INSTANCES[instance];
  const o = ORGANIZATIONS[organization ?? ''];
  return makeToken({
    claims: {
      iss: `https://${frontendApi}`,
      iat: NOW,
      ...(o !== undefined && { o: { ...o, rol: 'member' } }),
    },
    ...(usesOtherKey && { key: OTHER_PRIVATE_KEY }),
  });
}
