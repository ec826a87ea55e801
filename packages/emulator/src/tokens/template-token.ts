import { signJwt } from '@x/jwt';
import { apiFault } from '../engine/errors.ts';
import { toHex } from '../keys/ids.ts';
import { signWithSecret } from '../keys/sign-with-secret.ts';
import { findMembership, membershipsOf } from '../model/lookup.ts';
import { permissionKeysOf } from '../model/roles.ts';
import { renderOrganization } from '../render/organization.ts';
import { renderUser } from '../render/user.ts';
import type { Instance } from '../store/instance.ts';
import type { JwtTemplateRecord, SessionRecord } from '../store/records.ts';
import { renderClaims } from './template-claims.ts';

/** The `cat` header of tokens from templates. */
const templateTokenCategory = 'cl_B7d4PD222AAA';

/** Signs a token of a template: its claims and the registered ones, without the claims of a session token. */
export async function mintTemplateToken(
  instance: Instance,
  session: SessionRecord,
  template: JwtTemplateRecord,
  expiresInSeconds = template.lifetime,
): Promise<string> {
  const issuedAt = Math.floor(instance.now() / 1000);
  const claims = {
    ...Object(renderClaims(template.claims, contextOf(instance, session))),
    exp: issuedAt + expiresInSeconds,
    iat: issuedAt,
    iss: instance.origin(),
    jti: toHex(instance.randomBytes(10)),
    nbf: issuedAt - template.allowed_clock_skew,
    sub: session.user_id,
  };
  return sign(instance, template, claims);
}

async function sign(
  instance: Instance,
  { signing_key, signing_algorithm }: JwtTemplateRecord,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const header = { typ: 'JWT', cat: templateTokenCategory };
  if (signing_key !== null && signing_algorithm.startsWith('HS')) {
    return signWithSecret({ ...header, alg: signing_algorithm }, claims, signing_key);
  }
  const { kid, privateJwk } = instance.signingKey;
  const { result, error } = await signJwt(claims, signing_key ?? { ...privateJwk }, {
    // The API accepts no other algorithm in a template.
    algorithm: signing_algorithm as 'RS256',
    header: signing_key === null ? { ...header, kid } : header,
  });
  if (!error) return result;
  const expected = `a private key for ${signing_algorithm}`;
  throw apiFault('form_param_value_invalid', { param_name: 'signing_key', expected });
}

/** Returns the values of shortcodes. */
function contextOf(instance: Instance, session: SessionRecord): object {
  const { store } = instance;
  const user = store.users.get(session.user_id);
  const organizationId = session.last_active_organization_id;
  const organization = organizationId === null ? undefined : store.organizations.get(organizationId);
  const membership = organization && findMembership(instance, organization.id, session.user_id);
  return {
    user: user && userContext(instance, user.id),
    ...(organization &&
      membership && {
        org: { ...renderOrganization(instance, organization), role: membership.role },
        org_membership: {
          permissions: permissionKeysOf(instance, membership.role),
          public_metadata: membership.public_metadata,
        },
      }),
    session: { id: session.id, actor: null },
  };
}

function userContext(instance: Instance, userId: string): object {
  const { store } = instance;
  const user = store.users.get(userId);
  if (!user) return {};
  const email = store.email_addresses.get(user.primary_email_address_id ?? '');
  const phone = store.phone_numbers.get(user.primary_phone_number_id ?? '');
  const wallet = store.web3_wallets.get(user.primary_web3_wallet_id ?? '');
  const { private_metadata: _, ...visible } = renderUser(instance, user);
  return {
    ...visible,
    full_name: [user.first_name, user.last_name].filter(Boolean).join(' ') || null,
    primary_email_address: email?.email_address ?? null,
    email_verified: email?.verified ?? false,
    primary_phone_number: phone?.phone_number ?? null,
    phone_number_verified: phone?.verified ?? false,
    primary_web3_wallet: wallet?.web3_wallet ?? null,
    web3_wallet_verified: wallet?.verified ?? false,
    organizations: Object.fromEntries(
      membershipsOf(instance, userId).map(({ organization_id, role }) => [organization_id, role]),
    ),
  };
}
