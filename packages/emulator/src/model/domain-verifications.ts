import { apiFault } from '../engine/errors.ts';
import { encodeBase62 } from '../keys/ids.ts';
import type { DomainVerificationRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import { attemptCode, codeLifetimeInMs, sendCode } from './verifications.ts';

/** How an organization proves that a domain is its own. */
export type DomainStrategy = DomainVerificationRecord['strategy'];

/** The API does not publish the name of the record. */
const TXT_NAME = '_clerk-challenge';

export function findDomainVerification(
  { store }: Instance,
  domain_id: string,
  strategy: DomainStrategy,
): DomainVerificationRecord | undefined {
  return store.organization_domain_verifications.unique({ domain_id, strategy });
}

/** Sends a code to an address at the domain. */
export function prepareAffiliation(instance: Instance, domain: AnyRecord, email: string): void {
  const name = String(domain['name']).toLowerCase();
  const to = normalizeIdentifier(email);
  if (to.split('@').at(-1) !== name) {
    const expected = `an email address at ${name}`;
    throw apiFault('form_param_value_invalid', { param_name: 'affiliation_email_address', expected });
  }
  const { code, expire_at } = sendCode(instance, 'affiliation_email_code', { to });
  prepare(instance, domain, { strategy: 'affiliation_email_code', code, expire_at });
  instance.store.organization_domains.update(domain, { affiliation_email_address: to });
}

/** Issues the value of a TXT record, in place of an earlier one. */
export function prepareOwnership(instance: Instance, domain: AnyRecord): void {
  const code = `clerk-verification=${encodeBase62(instance.randomBytes(20))}`;
  prepare(instance, domain, {
    strategy: 'txt',
    code,
    expire_at: instance.now() + 7 * 24 * 60 * codeLifetimeInMs,
  });
}

function prepare(
  instance: Instance,
  { id, ...domain }: AnyRecord,
  start: Pick<DomainVerificationRecord, 'strategy' | 'code' | 'expire_at'>,
): void {
  const { store, createId, now } = instance;
  const known = findDomainVerification(instance, id, start.strategy);
  if (known?.status === 'verified') throw apiFault('verification_already_verified');
  const time = now();
  store.organization_domain_verifications.put({
    id: known?.id ?? createId('organization_domain_verifications'),
    domain_id: id,
    ...start,
    txt_record_name: start.strategy === 'txt' ? `${TXT_NAME}.${String(domain['name'])}` : null,
    status: 'unverified',
    attempts: 0,
    verified_at: null,
    created_at: time,
    updated_at: time,
  });
}

/** Verifies a domain. Throws an `ApiFault` for a wrong code. The emulator looks up no DNS: it takes the TXT record as published. */
export function attemptDomain(
  instance: Instance,
  domain: AnyRecord,
  { strategy, code }: { readonly strategy: DomainStrategy; readonly code?: string | undefined },
): void {
  const { store } = instance;
  const known = findDomainVerification(instance, domain.id, strategy);
  const now = instance.now();
  const sent = strategy === 'txt' ? known?.code : code;
  attemptCode(known ?? null, { code: sent, strategy, now }, ({ status, attempts }) => {
    if (known === undefined) return;
    const verified_at = status === 'verified' ? now : null;
    store.organization_domain_verifications.update(known, { status, attempts, verified_at, updated_at: now });
  });
  store.organization_domains.update(domain, { verified: true, updated_at: now });
}
