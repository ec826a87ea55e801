import { ApiFault } from './errors.ts';
import { type Fields, type Parsed, parseFields } from './fields.ts';
import { type IdKind, idPrefixes } from './ids.ts';
import type { Instance } from './instance.ts';
import { refuseOtherKeys } from './refuse-other-keys.ts';
import { getOrganization } from './store/lookup.ts';
import { createMembership } from './store/memberships.ts';
import { createMembershipFields, createOrganizationFields } from './store/organization-fields.ts';
import { createOrganization } from './store/organizations.ts';
import { createUserFields } from './store/user-fields.ts';
import { createUser } from './store/users.ts';

/** The parameters that create a user, in camel case, with an id that stays the same from run to run. */
export type SeedUser = Omit<SeedOf<typeof createUserFields>, 'emailAddress' | 'phoneNumber'> & {
  readonly id?: string | undefined;
  readonly emailAddress?: string | readonly string[] | undefined;
  readonly phoneNumber?: string | readonly string[] | undefined;
};

/** The parameters that create an organization, an id, and its members. `createdBy` becomes an `org:admin`. */
export type SeedOrganization = SeedOf<typeof createOrganizationFields> & {
  readonly id?: string | undefined;
  readonly name: string;
  readonly members?: readonly SeedMember[] | undefined;
};

/** `role` is `org:member` by default. */
export type SeedMember = Omit<SeedOf<typeof createMembershipFields>, 'userId'> & { readonly userId: string };

export interface Seed {
  readonly users?: readonly SeedUser[] | undefined;
  readonly organizations?: readonly SeedOrganization[] | undefined;
}

/** Dates are RFC 3339 strings, as on the wire. */
type SeedOf<F extends Fields> = {
  readonly [K in keyof Parsed<F>]?:
    | (F[K & keyof F]['kind'] extends 'date' ? string | null : Parsed<F>[K])
    | undefined;
};

/** Fills the store by the same rules as the API. Throws a `TypeError` that says which entry is wrong. */
export function plantSeed(instance: Instance, seed: Seed): void {
  refuseOtherKeys('seed.', seed, ['users', 'organizations']);
  for (const [index, user] of (seed.users ?? []).entries()) {
    explain(`seed.users[${index}]`, () => plantUser(instance, user));
  }
  for (const [index, organization] of (seed.organizations ?? []).entries()) {
    explain(`seed.organizations[${index}]`, () => plantOrganization(instance, organization));
  }
}

function plantUser(instance: Instance, { id, ...seed }: SeedUser): void {
  checkId('user', id, instance.store.users.get(id ?? ''));
  const { emailAddress, phoneNumber } = seed;
  const input = { ...seed, emailAddress: toList(emailAddress), phoneNumber: toList(phoneNumber) };
  createUser(instance, read(createUserFields, input), id);
}

function plantOrganization(instance: Instance, { id, members = [], ...seed }: SeedOrganization): void {
  checkId('organization', id, instance.store.organizations.get(id ?? ''));
  const organization = createOrganization(instance, read(createOrganizationFields, seed), id);
  for (const [index, member] of members.entries()) {
    explain(`members[${index}]`, () => {
      const input = read(createMembershipFields, { ...member, role: member.role ?? 'org:member' });
      createMembership(instance, getOrganization(instance, organization.id), input);
    });
  }
}

/** JSON and back: the store shares nothing with the caller, and `undefined` counts as absent. */
function read<F extends Fields>(fields: F, input: object): Parsed<F> {
  return parseFields(fields, JSON.parse(JSON.stringify(input)), { toWireName: (name) => name });
}

function checkId(kind: IdKind, id: string | undefined, holder: object | undefined): void {
  if (id === undefined) return;
  const prefix = idPrefixes[kind];
  if (!id.startsWith(prefix) || !/^[\w-]+$/.test(id) || id === prefix) {
    throw new TypeError(
      `the id ${JSON.stringify(id)} must be ${prefix} followed by letters, digits, _ or -.`,
    );
  }
  if (holder) throw new TypeError(`the id ${id} is taken.`);
}

function explain(place: string, plant: () => void): void {
  try {
    plant();
  } catch (cause) {
    if (!(cause instanceof ApiFault || cause instanceof TypeError)) throw cause;
    throw new TypeError(`${place}: ${cause.message}`, { cause });
  }
}

function toList(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
