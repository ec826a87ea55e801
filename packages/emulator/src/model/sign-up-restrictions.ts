import { apiFault } from '../engine/errors.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

/** Throws an `ApiFault` for an identifier that the block-list has, or that an allow-list in force does not have. */
export function checkSignUpAllowed({ store }: Instance, identifier: string): void {
  const [settings] = store.instance_restrictions.all();
  const isIn = (list: readonly AnyRecord[]) =>
    list.some((entry) => matches(String(entry['identifier']), identifier));
  const isBlocked = settings?.['blocklist'] === true && isIn(store.blocklist_identifiers.all());
  const isMissing = settings?.['allowlist'] === true && !isIn(store.allowlist_identifiers.all());
  if (isBlocked || isMissing) throw apiFault('not_allowed_access', { identifier });
}

/** An entry such as `*@example.com` stands for all addresses of a domain. */
function matches(entry: string, identifier: string): boolean {
  return entry.startsWith('*@') ? identifier.endsWith(entry.slice(1)) : entry === identifier;
}
