import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

/** A host name, with a port for a development instance, and without a protocol. */
const name = {
  pattern: /^[a-z0-9][a-z0-9-]{0,62}(\.[a-z0-9-]{1,63})*\.?(:\d{1,5})?$/i,
  expected: 'a host name without a protocol, such as "app.example.com" or "localhost:3000"',
};

/** The name of the primary domain until a request changes it. */
const PRIMARY_NAME = 'localhost';

/** The domains of the instance: one primary domain and its satellites. */
export const domains: Behaviour = {
  operations: {
    'POST /domains': { formats: { name } },
    'PATCH /domains/{domain_id}': { formats: { name } },
  },
  records: {
    domains: {
      create: (draft, { instance }) => ({ name: freeName(instance, draft) }),
      find: (instance, id) => allDomains(instance).find((domain) => domain.id === id),
      select: ({ instance }) => allDomains(instance),
      update: updateDomain,
      delete: ({ is_satellite: isSatellite }) => {
        if (isSatellite !== true) throw apiFault('operation_not_allowed_on_primary_domain');
      },
      render: (_domain, { instance }) => ({ frontend_api_url: instance.origin(), cname_targets: [] }),
    },
  },
};

/** An instance has its primary domain from the start. A record of it exists from its first change on. */
function primaryDomain({ instanceId }: Instance): AnyRecord {
  return {
    object: 'domain',
    id: instanceId.replace('ins_', 'dmn_'),
    name: PRIMARY_NAME,
    is_satellite: false,
    development_origin: '',
  };
}

function allDomains(instance: Instance): readonly AnyRecord[] {
  const stored = instance.store.domains.all();
  const primary = primaryDomain(instance);
  return stored.some(({ id }) => id === primary.id) ? stored : [primary, ...stored];
}

function updateDomain(domain: AnyRecord, { instance, body }: OperationRequest) {
  const name = freeName(instance, { ...domain, name: body['name'] ?? domain['name'] });
  if (instance.store.domains.get(domain.id) === undefined) instance.store.domains.put(domain);
  return { name };
}

/** Returns the name of a domain as it is stored. Throws an `ApiFault` if another domain has it. */
function freeName(instance: Instance, { id, name }: AnyRecord): string {
  const wanted = String(name).toLowerCase();
  if (allDomains(instance).some((domain) => domain['name'] === wanted && domain.id !== id)) {
    throw apiFault('form_identifier_exists', { param_name: 'name' });
  }
  return wanted;
}
