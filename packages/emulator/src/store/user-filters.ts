// Pure

import {
  containsText,
  readBoolean,
  readIdFilter,
  readInteger,
  readValues,
  type SortKey,
} from '../engine/query.ts';
import type { Instance } from './instance.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';
import type { Identification, UserRecord } from './records.ts';

type Test = (user: UserRecord) => boolean;
/** Returns undefined if the query doesn't use the filter. */
type Filter = (query: URLSearchParams, instance: Instance) => Test | undefined;

const values = (identifications: readonly Identification[]) => identifications.map(({ value }) => value);
const names = (user: UserRecord) => [
  user.firstName,
  user.lastName,
  `${user.firstName ?? ''} ${user.lastName ?? ''}`,
];

const filters: readonly Filter[] = [
  anyOf('email_address', (user) => values(user.emailAddresses)),
  anyOf('phone_number', (user) => values(user.phoneNumbers)),
  anyOf('username', (user) => [user.username]),
  anyOf('web3_wallet', (user) => values(user.web3Wallets)),
  idsOf('user_id', (user) => [user.id]),
  idsOf('external_id', (user) => (user.externalId === null ? [] : [user.externalId])),
  idsOf('organization_id', (user, { store }) =>
    store.memberships.filter(({ userId }) => userId === user.id).map(({ organizationId }) => organizationId),
  ),
  partOf('query', (user) => [
    user.id,
    user.username,
    ...names(user),
    ...values(user.emailAddresses),
    ...values(user.phoneNumbers),
    ...values(user.web3Wallets),
  ]),
  partOf('email_address_query', (user) => values(user.emailAddresses)),
  partOf('phone_number_query', (user) => values(user.phoneNumbers)),
  partOf('username_query', (user) => [user.username]),
  partOf('name_query', names),
  before('last_active_at_before', (user) => user.lastActiveAt),
  after('last_active_at_after', (user) => user.lastActiveAt),
  after('last_active_at_since', (user) => user.lastActiveAt),
  before('created_at_before', (user) => user.createdAt),
  after('created_at_after', (user) => user.createdAt),
  before('last_sign_in_at_before', (user) => user.lastSignInAt),
  after('last_sign_in_at_after', (user) => user.lastSignInAt),
  banned,
  // No user of the emulator has an external account.
  (query) => (query.has('provider') ? () => false : undefined),
];

/** Combines all filters in the query into one test. */
export function readUserFilter(query: URLSearchParams, instance: Instance): Test {
  const tests = filters.map((filter) => filter(query, instance)).filter((test) => test !== undefined);
  return (user) => tests.every((test) => test(user));
}

export const userSortKeys: Readonly<Record<string, SortKey<UserRecord>>> = {
  created_at: (user) => user.createdAt,
  updated_at: (user) => user.updatedAt,
  email_address: (user) => values(user.emailAddresses)[0],
  web3wallet: (user) => values(user.web3Wallets)[0],
  first_name: (user) => user.firstName,
  last_name: (user) => user.lastName,
  phone_number: (user) => values(user.phoneNumbers)[0],
  username: (user) => user.username,
  last_active_at: (user) => user.lastActiveAt,
  last_sign_in_at: (user) => user.lastSignInAt,
};

function anyOf(name: string, texts: (user: UserRecord) => readonly (string | null)[]): Filter {
  return (query) => {
    const wanted = new Set(readValues(query, name).map(normalizeIdentifier));
    if (wanted.size === 0) return undefined;
    return (user) => texts(user).some((text) => text !== null && wanted.has(normalizeIdentifier(text)));
  };
}

function idsOf(name: string, ids: (user: UserRecord, instance: Instance) => readonly string[]): Filter {
  return (query, instance) => {
    const matches = readIdFilter(query, name);
    return matches && ((user) => matches(new Set(ids(user, instance))));
  };
}

function partOf(name: string, texts: (user: UserRecord) => readonly (string | null)[]): Filter {
  return (query) => {
    const part = query.get(name);
    return part ? (user) => containsText(texts(user), part) : undefined;
  };
}

function before(name: string, time: (user: UserRecord) => number | null): Filter {
  return (query) => {
    const limit = readInteger(query, name);
    if (limit === undefined) return undefined;
    return (user) => (time(user) ?? Infinity) < limit;
  };
}

function after(name: string, time: (user: UserRecord) => number | null): Filter {
  return (query) => {
    const limit = readInteger(query, name);
    if (limit === undefined) return undefined;
    return (user) => (time(user) ?? -Infinity) > limit;
  };
}

function banned(query: URLSearchParams): Test | undefined {
  const wanted = readBoolean(query, 'banned');
  return wanted === undefined ? undefined : (user) => user.banned === wanted;
}
