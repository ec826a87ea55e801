import { ApiFault } from './engine/errors.ts';
import { type Fields, type Parsed, parseFields } from './engine/fields.ts';
import { type IdKind, idPrefixes } from './keys/ids.ts';
import { rejectUnknownOptions } from './reject-unknown-options.ts';
import type { Instance } from './store/instance.ts';
import { getOrganization } from './store/lookup.ts';
import { createMembership } from './store/memberships.ts';
import { createMembershipFields, createOrganizationFields } from './store/organization-fields.ts';
import { createOrganization } from './store/organizations.ts';
import { createUserFields } from './store/user-fields.ts';
import { createUser } from './store/users.ts';

/** The parameters of `POST /v1/users` in camel case, and an optional id, which stays the same from run to run. */
export type SeedUser = Omit<SeedOf<typeof createUserFields>, 'emailAddress' | 'phoneNumber'> & {
  readonly id?: string | undefined;
  readonly emailAddress?: string | readonly string[] | undefined;
  readonly phoneNumber?: string | readonly string[] | undefined;
};

/**
 * The parameters of `POST /v1/organizations` in camel case, an optional id, and members. The user in `createdBy`
 * becomes an `org:admin`.
 */
export type SeedOrganization = SeedOf<typeof createOrganizationFields> & {
  readonly id?: string | undefined;
  readonly name: string;
  readonly members?: readonly SeedMember[] | undefined;
};

/** A member of an organization. `role` defaults to `org:member`. */
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

/** Fills the store under the rules of the API. Throws a `TypeError` that names the invalid entry. */
export function plantSeed(instance: Instance, seed: Seed): void {
  rejectUnknownOptions('createEmulator()', seed, ['users', 'organizations'], 'seed.');
  for (const [index, user] of (seed.users ?? []).entries()) {
    withPath(`seed.users[${index}]`, () => plantUser(instance, user));
  }
  for (const [index, organization] of (seed.organizations ?? []).entries()) {
    withPath(`seed.organizations[${index}]`, () => plantOrganization(instance, organization));
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
    withPath(`members[${index}]`, () => {
      const input = read(createMembershipFields, { ...member, role: member.role ?? 'org:member' });
      createMembership(instance, getOrganization(instance, organization.id), input);
    });
  }
}

/** Copies the input through JSON: the store shares nothing with the caller, and `undefined` counts as absent. */
function read<F extends Fields>(fields: F, input: object): Parsed<F> {
  return parseFields(fields, JSON.parse(JSON.stringify(input)), { toWireName: (name) => name });
}

function checkId(kind: IdKind, id: string | undefined, holder: object | undefined): void {
  if (id === undefined) return;
  const prefix = idPrefixes[kind];
  if (!id.startsWith(prefix) || !/^[\w-]+$/.test(id) || id === prefix) {
    throw new TypeError(
      `The id ${JSON.stringify(id)} must be ${prefix} followed by letters, digits, _ or -.`,
    );
  }
  if (holder) throw new TypeError(`The id ${id} is already in use.`);
}

/** Adds the path of the entry to the message of an error. */
function withPath(path: string, plant: () => void): void {
  try {
    plant();
  } catch (cause) {
    if (!(cause instanceof ApiFault || cause instanceof TypeError)) throw cause;
    throw new TypeError(`${path}: ${cause.message}`, { cause });
  }
}

function toList(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
