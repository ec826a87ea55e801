import {
  containsText,
  readBoolean,
  readIdFilter,
  readInteger,
  readValues,
  type SortKey,
} from '../engine/query.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { findByValue, type IdentificationKind, valuesOf } from './identifications.ts';
import { membershipsOf } from './lookup.ts';
import { normalizeIdentifier } from './normalize-identifier.ts';

type Test = (user: UserRecord) => boolean;
interface Filter {
  /** The parameter of the query. */
  readonly name: string;
  /** Returns undefined for a parameter without a value. */
  readonly read: (query: URLSearchParams, instance: Instance) => Test | undefined;
}

type Texts = (user: UserRecord, instance: Instance) => readonly (string | null)[];

const identifiers =
  (kind: IdentificationKind): Texts =>
  (user, instance) =>
    valuesOf(instance, kind, user.id);
const usernames: Texts = (user) => [user.username];
const names: Texts = (user) => [
  user.first_name,
  user.last_name,
  `${user.first_name ?? ''} ${user.last_name ?? ''}`,
];

const filters: readonly Filter[] = [
  anyOf('email_address', identifiers('email_addresses')),
  anyOf('phone_number', identifiers('phone_numbers')),
  anyOf('username', usernames),
  anyOf('web3_wallet', identifiers('web3_wallets')),
  idsOf('user_id', (user) => [user.id]),
  idsOf('external_id', (user) => (user.external_id === null ? [] : [user.external_id])),
  idsOf('organization_id', (user, instance) =>
    membershipsOf(instance, user.id).map(({ organization_id }) => organization_id),
  ),
  partOf('query', (user, instance) => [
    user.id,
    user.username,
    ...names(user, instance),
    ...identifiers('email_addresses')(user, instance),
    ...identifiers('phone_numbers')(user, instance),
    ...identifiers('web3_wallets')(user, instance),
  ]),
  partOf('email_address_query', identifiers('email_addresses')),
  partOf('phone_number_query', identifiers('phone_numbers')),
  partOf('username_query', usernames),
  partOf('name_query', names),
  before('last_active_at_before', (user) => user.last_active_at),
  after('last_active_at_after', (user) => user.last_active_at),
  after('last_active_at_since', (user) => user.last_active_at),
  before('created_at_before', (user) => user.created_at),
  after('created_at_after', (user) => user.created_at),
  before('last_sign_in_at_before', (user) => user.last_sign_in_at),
  after('last_sign_in_at_after', (user) => user.last_sign_in_at),
  { name: 'banned', read: banned },
  { name: 'provider', read: provider },
];

const filtersByName: ReadonlyMap<string, Filter> = /* @__PURE__ */ new Map(
  filters.map((filter) => [filter.name, filter]),
);

/** Returns the users that match all filters in the query. */
export function selectUsers(query: URLSearchParams, instance: Instance): readonly UserRecord[] {
  const tests = testsOf(query, instance);
  const users = candidates(query, instance);
  return tests.length === 0 ? users : users.filter((user) => tests.every((test) => test(user)));
}

/** Combines all filters in the query into one test. */
export function readUserFilter(query: URLSearchParams, instance: Instance): Test {
  const tests = testsOf(query, instance);
  return (user) => tests.every((test) => test(user));
}

function testsOf(query: URLSearchParams, instance: Instance): readonly Test[] {
  const names = [...new Set(query.keys())];
  return names.flatMap((name) => filtersByName.get(name)?.read(query, instance) ?? []);
}

/**
 * Returns the users that can match the query, without reading all users if a filter has an index. Every user in the
 * result must still be tested.
 */
function candidates(query: URLSearchParams, instance: Instance): readonly UserRecord[] {
  const { users } = instance.store;
  const narrowed = narrowings.find(({ parameter }) => query.has(parameter));
  if (narrowed === undefined) return users.all();
  const values = readValues(query, narrowed.parameter);
  if (values.some((value) => /^[-+ ]/.test(value))) return users.all();
  const ids = values.map((value) => narrowed.find(instance, value));
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (users.get(id) ?? [])));
}

interface Narrowing {
  readonly parameter: string;
  /** Returns the id of the user with this value, from an index. */
  readonly find: (instance: Instance, value: string) => string | undefined;
}

/** Filters that an index answers. A wallet has none, since the filter ignores its case. */
const narrowings: readonly Narrowing[] = [
  {
    parameter: 'email_address',
    find: (instance, value) => findByValue(instance, 'email_addresses', normalizeIdentifier(value))?.user_id,
  },
  {
    parameter: 'phone_number',
    find: (instance, value) => findByValue(instance, 'phone_numbers', normalizeIdentifier(value))?.user_id,
  },
  {
    parameter: 'username',
    find: ({ store }, value) => store.users.unique({ username: normalizeIdentifier(value) })?.id,
  },
  { parameter: 'external_id', find: ({ store }, value) => store.users.unique({ external_id: value })?.id },
  { parameter: 'user_id', find: (_instance, value) => value },
];

/** Returns the fields that can order users, with their values. */
export function userSortKeys(instance: Instance): Readonly<Record<string, SortKey<UserRecord>>> {
  const first = (kind: IdentificationKind) => (user: UserRecord) => valuesOf(instance, kind, user.id)[0];
  return {
    created_at: (user) => user.created_at,
    updated_at: (user) => user.updated_at,
    email_address: first('email_addresses'),
    web3wallet: first('web3_wallets'),
    first_name: (user) => user.first_name,
    last_name: (user) => user.last_name,
    phone_number: first('phone_numbers'),
    username: (user) => user.username,
    last_active_at: (user) => user.last_active_at,
    last_sign_in_at: (user) => user.last_sign_in_at,
  };
}

function anyOf(name: string, texts: Texts): Filter {
  const read: Filter['read'] = (query, instance) => {
    const wanted = new Set(readValues(query, name).map(normalizeIdentifier));
    return (user) =>
      texts(user, instance).some((text) => text !== null && wanted.has(normalizeIdentifier(text)));
  };
  return { name, read };
}

function idsOf(name: string, ids: (user: UserRecord, instance: Instance) => readonly string[]): Filter {
  const read: Filter['read'] = (query, instance) => {
    const matches = readIdFilter(query, name);
    return matches && ((user) => matches(new Set(ids(user, instance))));
  };
  return { name, read };
}

function partOf(name: string, texts: Texts): Filter {
  const read: Filter['read'] = (query, instance) => {
    const part = query.get(name);
    return part ? (user) => containsText(texts(user, instance), part) : undefined;
  };
  return { name, read };
}

function before(name: string, time: (user: UserRecord) => number | null): Filter {
  const read: Filter['read'] = (query) => {
    const limit = readInteger(query, name);
    return limit === undefined ? undefined : (user) => (time(user) ?? Infinity) < limit;
  };
  return { name, read };
}

function after(name: string, time: (user: UserRecord) => number | null): Filter {
  const read: Filter['read'] = (query) => {
    const limit = readInteger(query, name);
    return limit === undefined ? undefined : (user) => (time(user) ?? -Infinity) > limit;
  };
  return { name, read };
}

function banned(query: URLSearchParams): Test | undefined {
  const wanted = readBoolean(query, 'banned');
  return wanted === undefined ? undefined : (user) => user.banned === wanted;
}

/** The check of the operation has shown that both parameters are there. */
function provider(query: URLSearchParams, { store }: Instance): Test {
  const ids = readValues(query, 'provider_user_id');
  const users = ids.map(
    (id) =>
      store.external_accounts.unique({ provider: query.get('provider') ?? '', provider_user_id: id })
        ?.user_id,
  );
  return (user) => users.includes(user.id);
}
