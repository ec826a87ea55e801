import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { organizationSettings } from '../model/instance-settings.ts';
import type { AnyRecord } from '../store/records.ts';

export const organizationDomains: Behaviour = {
  records: { organization_domains: { create: checkQuota } },
};

/** Throws an `ApiFault` for an organization that has as many domains as allowed. */
function checkQuota({ organization_id: id }: AnyRecord, { instance }: OperationRequest) {
  const { max_allowed_domains: limit } = organizationSettings(instance);
  if (instance.store.organization_domains.by('organization_id', String(id)).length >= limit) {
    throw apiFault('organization_domain_quota_exceeded', { limit: String(limit) });
  }
  return {};
}
