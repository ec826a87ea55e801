import { signJwt } from '@x/jwt';
import { toHex } from '../keys/ids.ts';
import { findMembership, getOrganization } from '../model/lookup.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';
import { packPermissions } from './permission-claims.ts';

/** The `cat` header of session tokens. Tokens of templates and machines have other values. */
const sessionTokenCategory = 'cl_B7d4PD111AAA';
const lifetimeInSeconds = 60;
const notBeforeLeewayInSeconds = 10;
const notEnrolled = -1;

export interface TokenOptions {
  /** Default: 60. A negative number means a token that expired that long ago, after a normal lifetime. */
  readonly expiresInSeconds?: number | undefined;
  /** The origin that requested the token: the claim `azp`. */
  readonly azp?: string | undefined;
}

/** Signs a session token as a real instance does: RS256, claims of version 2. */
export async function mintSessionToken(
  instance: Instance,
  session: SessionRecord,
  options: TokenOptions = {},
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

/** Returns the `iat` of a token with these options. */
export function issuedAtSeconds(
  instance: Instance,
  { expiresInSeconds = lifetimeInSeconds }: TokenOptions,
): number {
  const now = Math.floor(instance.now() / 1000);
  return expiresInSeconds > 0 ? now : now + expiresInSeconds - lifetimeInSeconds;
}

function sessionClaims(
  instance: Instance,
  session: SessionRecord,
  options: TokenOptions,
): Record<string, unknown> {
  const issuedAt = issuedAtSeconds(instance, options);
  const minutesSinceSignIn = Math.max(0, Math.floor((instance.now() - session.created_at) / 60_000));
  return {
    fva: [minutesSinceSignIn, notEnrolled],
    sts: 'active',
    ...session.custom.claims,
    ...(options.azp === undefined ? {} : { azp: options.azp }),
    exp: Math.floor(instance.now() / 1000) + (options.expiresInSeconds ?? lifetimeInSeconds),
    iat: issuedAt,
    iss: instance.origin(),
    jti: toHex(instance.randomBytes(10)),
    nbf: issuedAt - notBeforeLeewayInSeconds,
    ...organizationClaims(instance, session),
    sid: session.id,
    sub: session.user_id,
    v: 2,
  };
}

/** Returns the claims of the active organization, or none if the user is no longer a member. */
function organizationClaims(
  instance: Instance,
  { last_active_organization_id: id, user_id, custom }: SessionRecord,
): { o?: object; fea?: string } {
  if (id === null) return {};
  const membership = findMembership(instance, id, user_id);
  if (!membership) return {};
  const { slug } = getOrganization(instance, id);
  const organization = { id, rol: membership.role.replace(/^org:/, ''), slg: slug };
  if (custom.permissions.length === 0) return { o: organization };
  const { features, per, fpm } = packPermissions(custom.permissions);
  return { o: { ...organization, per, fpm }, fea: joinFeatures(features, custom.claims['fea']) };
}

/** Puts the features of permissions first, because the bitmasks in `fpm` follow their order. */
function joinFeatures(features: readonly string[], custom: unknown): string {
  const others = typeof custom === 'string' && custom !== '' ? custom.split(',') : [];
  return [...new Set([...features, ...others])].join(',');
}
