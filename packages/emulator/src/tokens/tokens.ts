import { signJwt } from '@x/jwt';
import type { ApiVersion } from '../engine/api-version.ts';
import { toHex } from '../keys/ids.ts';
import type { Payer } from '../model/billing.ts';
import { findMembership, getOrganization } from '../model/lookup.ts';
import { permissionKeysOf } from '../model/roles.ts';
import { factorVerificationAge } from '../model/sessions.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { billingClaims } from './billing-claims.ts';
import { packPermissions } from './permission-claims.ts';

/** The `cat` header of session tokens. Tokens of templates and machines have other values. */
const sessionTokenCategory = 'cl_B7d4PD111AAA';
const lifetimeInSeconds = 60;
const notBeforeLeewayInSeconds = 10;

export interface TokenOptions {
  /** Default: 60. A negative number means a token that expired that long ago, after a normal lifetime. */
  readonly expiresInSeconds?: number | undefined;
  /** The origin that requested the token: the claim `azp`. */
  readonly azp?: string | undefined;
}

interface MintOptions extends TokenOptions {
  /** The API version of the request. Versions before 2025-04-10 have other claims. Default: the newest. */
  readonly apiVersion?: ApiVersion | undefined;
  /** Default: those of a token that is signed now. */
  readonly times?: TokenTimes | undefined;
}

/** The first API version with the claims `v`, `o`, `fea` and `pla`. */
const firstWithVersion2: ApiVersion = '2025-04-10';

/** Signs a session token as a real instance does: RS256, with the claims of the API version. */
export async function mintSessionToken(
  instance: Instance,
  session: SessionRecord,
  options: MintOptions = {},
): Promise<string> {
  const { kid, privateJwk } = instance.signingKey;
  const { result, error } = await signJwt(
    sessionClaims(instance, session, options),
    { ...privateJwk },
    {
      algorithm: 'RS256',
      header: { typ: 'JWT', kid, cat: sessionTokenCategory },
    },
  );
  if (error) throw error;
  return result;
}

/** When a token is issued and when it expires, in seconds since 1970: its claims `iat` and `exp`. */
export interface TokenTimes {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Returns the times of a token that is signed at a time in milliseconds. */
export function tokenTimes(
  nowInMs: number,
  { expiresInSeconds = lifetimeInSeconds }: Pick<TokenOptions, 'expiresInSeconds'> = {},
): TokenTimes {
  const now = Math.floor(nowInMs / 1000);
  const expiresAt = now + expiresInSeconds;
  return { issuedAt: expiresInSeconds > 0 ? now : expiresAt - lifetimeInSeconds, expiresAt };
}

function sessionClaims(
  instance: Instance,
  session: SessionRecord,
  options: MintOptions,
): Record<string, unknown> {
  const now = instance.now();
  const { issuedAt, expiresAt } = options.times ?? tokenTimes(now, options);
  return {
    fva: factorVerificationAge(session, now),
    sts: 'active',
    ...session.custom.claims,
    ...(options.azp === undefined ? {} : { azp: options.azp }),
    exp: expiresAt,
    iat: issuedAt,
    iss: instance.origin(),
    jti: toHex(instance.randomBytes(10)),
    nbf: issuedAt - notBeforeLeewayInSeconds,
    sid: session.id,
    sub: session.user_id,
    ...versionedClaims(instance, session, options.apiVersion),
  };
}

interface ActiveOrganization {
  readonly id: string;
  readonly slug: string;
  readonly role: string;
  /** Without system permissions, which are never in tokens. */
  readonly permissions: readonly string[];
}

function versionedClaims(instance: Instance, session: SessionRecord, apiVersion?: ApiVersion): object {
  const organization = activeOrganization(instance, session);
  if (apiVersion !== undefined && apiVersion < firstWithVersion2) return organizationClaims1(organization);
  const payers: readonly Payer[] = [
    ...(organization === undefined ? [] : [{ type: 'org', id: organization.id } as const]),
    { type: 'user', id: session.user_id },
  ];
  const { fea, pla } = billingClaims(instance, payers);
  const { claims } = session.custom;
  const { o, features } = organizationClaims2(organization);
  return {
    ...(o && { o }),
    // The features of permissions come first, because the bitmasks in `fpm` follow their order.
    ...claimOf('fea', [...features, ...fea, ...itemsOfClaim(claims['fea'])]),
    ...claimOf('pla', [...pla, ...itemsOfClaim(claims['pla'])]),
    v: 2,
  };
}

function claimOf(name: 'fea' | 'pla', items: readonly string[]): object {
  return items.length === 0 ? {} : { [name]: [...new Set(items)].join(',') };
}

function itemsOfClaim(custom: unknown): readonly string[] {
  return typeof custom === 'string' && custom !== '' ? custom.split(',') : [];
}

/** Returns the active organization, or undefined if the user is no longer a member. */
function activeOrganization(
  instance: Instance,
  { last_active_organization_id: id, user_id, custom }: SessionRecord,
): ActiveOrganization | undefined {
  if (id === null) return undefined;
  const membership = findMembership(instance, id, user_id);
  if (!membership) return undefined;
  const ofRole = permissionKeysOf(instance, membership.role).filter((key) => !key.startsWith('org:sys_'));
  return {
    id,
    slug: getOrganization(instance, id).slug,
    role: membership.role,
    permissions: [...new Set([...ofRole, ...custom.permissions])],
  };
}

function organizationClaims1(organization: ActiveOrganization | undefined): object {
  if (organization === undefined) return {};
  const { id, slug, role, permissions } = organization;
  return { org_id: id, org_permissions: permissions, org_role: role, org_slug: slug };
}

function organizationClaims2(organization: ActiveOrganization | undefined): {
  readonly o?: object;
  readonly features: readonly string[];
} {
  if (organization === undefined) return { features: [] };
  const { id, slug, role, permissions } = organization;
  const o = { id, rol: role.replace(/^org:/, ''), slg: slug };
  if (permissions.length === 0) return { o, features: [] };
  const { features, per, fpm } = packPermissions(permissions);
  return { o: { ...o, per, fpm }, features };
}
