import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import {
  attemptDomain,
  type DomainStrategy,
  findDomainVerification,
  prepareAffiliation,
  prepareOwnership,
} from '../model/domain-verifications.ts';
import { renderPublicOrganizationData } from '../render/organization.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { type NeededPermission, requireMember } from './organization-request.ts';

const ofDomain = '/v1/organizations/{organization_id}/domains/{domain_id}';

type Body = Readonly<Record<string, string>>;

/** What a request does with a domain, which it then answers with. */
type Act = (instance: Instance, domain: AnyRecord, body: Body) => void;

/** A domain of an organization, and how its members prove that it is theirs. */
export const domainRoutes: readonly FrontendRoute[] = [
  { id: `GET ${ofDomain}`, answer: 'wrapped', handle: onDomain('domains:read', () => {}) },
  {
    id: `POST ${ofDomain}/prepare_affiliation_verification`,
    answer: 'wrapped',
    body: { affiliation_email_address: { type: 'string', format: 'email' } },
    handle: onDomain('domains:manage', (instance, domain, { affiliation_email_address: to = '' }) =>
      prepareAffiliation(instance, domain, to),
    ),
  },
  {
    id: `POST ${ofDomain}/attempt_affiliation_verification`,
    answer: 'wrapped',
    body: { code: 'string' },
    handle: onDomain('domains:manage', (instance, domain, { code }) =>
      attemptDomain(instance, domain, { strategy: 'affiliation_email_code', code }),
    ),
  },
  {
    id: `POST ${ofDomain}/prepare_ownership_verification`,
    answer: 'wrapped',
    handle: onDomain('domains:manage', prepareOwnership),
  },
  {
    id: `POST ${ofDomain}/attempt_ownership_verification`,
    answer: 'wrapped',
    handle: onDomain('domains:manage', (instance, domain) =>
      attemptDomain(instance, domain, { strategy: 'txt' }),
    ),
  },
];

function onDomain(permission: NeededPermission, act: Act) {
  return (request: FrontendRequest<Body>) => {
    const { instance, params, body } = request;
    const { organization } = requireMember(request, permission);
    const id = pathParam(params, 'domain_id');
    const find = () => {
      const domain = instance.store.organization_domains.get(id);
      if (domain?.['organization_id'] !== organization.id) throw notFound('organization domain', id);
      return domain;
    };
    act(instance, find(), body);
    return renderOwnDomain(instance, find());
  };
}

/** Renders a domain for the members of its organization. */
export function renderOwnDomain(instance: Instance, domain: AnyRecord) {
  const organization = instance.store.organizations.get(String(domain['organization_id']));
  const affiliation = renderVerification(instance, domain.id, 'affiliation_email_code');
  return {
    object: 'organization_domain',
    id: domain.id,
    organization_id: domain['organization_id'],
    name: domain['name'],
    enrollment_mode: domain['enrollment_mode'],
    affiliation_email_address: domain['affiliation_email_address'] ?? null,
    affiliation_verification: affiliation,
    verification: affiliation,
    ownership_verification: renderVerification(instance, domain.id, 'txt'),
    total_pending_invitations: 0,
    total_pending_suggestions: 0,
    public_organization_data: organization ? renderPublicOrganizationData(instance, organization) : null,
    created_at: domain['created_at'],
    updated_at: domain['updated_at'],
  };
}

function renderVerification(instance: Instance, domainId: string, strategy: DomainStrategy) {
  const known = findDomainVerification(instance, domainId, strategy);
  if (known === undefined) return null;
  const { status, attempts, expire_at, verified_at, txt_record_name, code } = known;
  const isExpired = status === 'unverified' && expire_at !== null && instance.now() >= expire_at;
  const isOpen = status === 'unverified' && !isExpired;
  return {
    status: isExpired ? 'expired' : status,
    strategy,
    attempts,
    expire_at,
    verified_at,
    ...(strategy === 'txt' && {
      txt_record_name: isOpen ? txt_record_name : null,
      txt_record_value: isOpen ? code : null,
    }),
  };
}
