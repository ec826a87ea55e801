import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault } from '../engine/errors.ts';
import { inviteByEmail } from '../model/instance-invitations.ts';
import { normalizeIdentifier } from '../model/normalize-identifier.ts';
import type { AnyRecord } from '../store/records.ts';

/** The kinds of identifiers, by their form. An email address can stand for its domain: `*@example.com`. */
const identifierTypes = [
  { type: 'email_address', pattern: /^(\*|[^\s@]{1,64})@[^\s@]{1,190}\.[^\s@]{1,63}$/ },
  { type: 'phone_number', pattern: /^\+[1-9]\d{6,14}$/ },
  { type: 'web3_wallet', pattern: /^0x[0-9a-fA-F]{40}$/ },
] as const;

/** The allow-list, the block-list and the redirect URLs of the instance. */
export const restrictions: Behaviour = {
  operations: {
    'POST /redirect_urls': {
      formats: {
        url: {
          pattern: /^(?!http:\/\/(?!(localhost|127\.0\.0\.1|\[::1\])([:/]|$)))[a-z][a-z0-9+.-]*:\/\/\S+$/i,
          expected: 'a URL that begins with https:// or a scheme of your own',
        },
      },
    },
  },
  records: {
    allowlist_identifiers: {
      create: (draft, { instance }) => ({ ...identifierOf(draft), instance_id: instance.instanceId }),
      created: (entry, request) => {
        if (request.body['notify'] === true && entry['identifier_type'] === 'email_address') {
          const invitationId = inviteByEmail(request.instance, String(entry['identifier'])).id;
          request.instance.store.allowlist_identifiers.update(entry, { invitation_id: invitationId });
        }
      },
      conflict: 'duplicate_record',
    },
    blocklist_identifiers: {
      create: (draft, { instance }) => ({ ...identifierOf(draft), instance_id: instance.instanceId }),
      conflict: 'duplicate_record',
    },
    redirect_urls: { conflict: 'duplicate_record' },
  },
};

function identifierOf(draft: AnyRecord) {
  const identifier = normalizeIdentifier(String(draft['identifier']));
  const found = identifierTypes.find(({ pattern }) => pattern.test(identifier));
  if (!found) {
    const expected = 'an email address, a phone number as in E.164, or the address of a wallet';
    throw apiFault('form_param_format_invalid', { param_name: 'identifier', expected });
  }
  return { identifier, identifier_type: found.type };
}
