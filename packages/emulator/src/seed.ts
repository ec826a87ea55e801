import { checkOptionNames, type OptionNames, orConfigError, quote, readOptions } from '@x/errors/internal';
import { operationBehaviours } from './behaviours/behaviours.ts';
import { ApiFault } from './engine/errors.ts';
import { type OperationId, readOperationTable } from './engine/operation.ts';
import { resolveShape } from './engine/shape.ts';
import { validateBody } from './engine/validate.ts';
import { isObject } from './json/is-object.ts';
import { getOrganization } from './model/lookup.ts';
import { type CreateMembershipBody, createMembership } from './model/memberships.ts';
import { type CreateOrganizationBody, createOrganization } from './model/organizations.ts';
import { type CreateUserBody, createUser } from './model/users.ts';
import { plantAccounts, type SeedExternalAccount, type SeedPasskey } from './seed-accounts.ts';
import { plantPlans, plantSubscription, type SeedPlan } from './seed-billing.ts';
import { asSeedError, checkId, entriesOf, SeedError, withPath } from './seed-entries.ts';
import { plantSettings, type SeedOrganizationSettings } from './seed-settings.ts';
import type { Instance } from './store/instance.ts';
import { readEndpoint, type WebhookEndpointOptions } from './webhooks/endpoint-options.ts';
import { storeEndpoint } from './webhooks/endpoints.ts';

/**
 * The parameters of `POST /v1/users` in camel case, an optional id, which stays the same from run to run, and what users
 * add with the Frontend API.
 */
export type SeedUser = Omit<SeedOf<CreateUserBody>, 'emailAddress' | 'phoneNumber'> & {
  readonly id?: string | undefined;
  /** Accounts of the user at social providers. */
  readonly externalAccounts?: readonly SeedExternalAccount[] | undefined;
  /** Passkeys of the user. */
  readonly passkeys?: readonly SeedPasskey[] | undefined;
  /** Email addresses. The first one becomes the primary address. */
  readonly emailAddress?: string | readonly string[] | undefined;
  /** Phone numbers in E.164 form. The first one becomes the primary number. */
  readonly phoneNumber?: string | readonly string[] | undefined;
  /** The id or the slug of a plan in `seed.plans`. Default: the default plan. */
  readonly plan?: string | undefined;
};

/**
 * The parameters of `POST /v1/organizations` in camel case, an optional id, and members. The user in `createdBy`
 * becomes an `org:admin`.
 */
export type SeedOrganization = SeedOf<CreateOrganizationBody> & {
  readonly id?: string | undefined;
  /** The name, for people. */
  readonly name: string;
  /** The members, by the ids of users. */
  readonly members?: readonly SeedMember[] | undefined;
  /** The id or the slug of a plan in `seed.plans`. Default: the default plan. */
  readonly plan?: string | undefined;
};

/** A member of an organization. `role` defaults to `org:member`. */
export type SeedMember = Omit<SeedOf<CreateMembershipBody>, 'userId'> & { readonly userId: string };

/** The records that an emulator starts with. */
export interface Seed {
  /** The settings of organizations, such as the limit of members. Default: those of a new instance. */
  readonly organizationSettings?: SeedOrganizationSettings | undefined;
  /** The plans of billing, with their features. */
  readonly plans?: readonly SeedPlan[] | undefined;
  /** The users. Only what a test needs must be set: ids and names are made up. */
  readonly users?: readonly SeedUser[] | undefined;
  /** The organizations, with their members. */
  readonly organizations?: readonly SeedOrganization[] | undefined;
  /** Where webhooks are sent. */
  readonly webhooks?: readonly WebhookEndpointOptions[] | undefined;
}

/** `created_at` becomes `createdAt`. */
type CamelCase<Name> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The fields of a body in camel case. Dates are RFC 3339 strings, as on the wire. */
type SeedOf<Body> = { readonly [Name in keyof Body as CamelCase<Name>]?: Body[Name] | undefined };

const SEED_OPTIONS: OptionNames<Seed> = {
  organizationSettings: true,
  plans: true,
  users: true,
  organizations: true,
  webhooks: true,
};

/** Fills the store under the rules of the API. Throws a `SeedError` that names the invalid entry. */
export function plantSeed(instance: Instance, seed: Seed): void {
  const given: unknown = seed;
  if (!isObject(given)) {
    throw new SeedError(
      `createEmulator(): seed must be an object with users and organizations, not ${quote(given)}.`,
    );
  }
  asSeedError(() => readOptions<Seed>(seed, SEED_OPTIONS, { owner: 'createEmulator', prefix: 'seed.' }));
  asSeedError(() => plantSettings(instance, seed.organizationSettings ?? {}));
  asSeedError(() => plantPlans(instance, seed.plans));
  for (const [path, user] of entriesOf(seed.users, 'seed.users')) {
    withPath(path, () => plantUser(instance, user));
  }
  for (const [path, organization] of entriesOf(seed.organizations, 'seed.organizations')) {
    withPath(path, () => plantOrganization(instance, organization));
  }
  for (const [path, endpoint] of entriesOf(seed.webhooks, 'seed.webhooks')) {
    const place = { owner: 'createEmulator', prefix: `${path}.` };
    asSeedError(() => storeEndpoint(instance, readEndpoint(endpoint, place), 'createEmulator'));
  }
}

function plantUser(instance: Instance, { id, externalAccounts, passkeys, plan, ...seed }: SeedUser): void {
  checkId(instance, 'users', id);
  const { emailAddress, phoneNumber } = seed;
  const input = { ...seed, emailAddress: toList(emailAddress), phoneNumber: toList(phoneNumber) };
  const user = createUser(
    instance,
    read<CreateUserBody>('POST /users', input, ['id', 'externalAccounts', 'passkeys', 'plan']),
    id,
  );
  plantAccounts(instance, user.id, { externalAccounts, passkeys });
  plantSubscription(instance, { type: 'user', id: user.id }, plan);
}

function plantOrganization(instance: Instance, { id, members = [], plan, ...seed }: SeedOrganization): void {
  checkId(instance, 'organizations', id);
  const organization = createOrganization(
    instance,
    read<CreateOrganizationBody>('POST /organizations', seed, ['id', 'members', 'plan']),
    id,
  );
  plantSubscription(instance, { type: 'org', id: organization.id }, plan);
  for (const [path, member] of entriesOf(members, 'members')) {
    withPath(path, () => {
      const input = { ...member, role: member.role ?? 'org:member' };
      const body = read<CreateMembershipBody>(createMembershipId, input, []);
      createMembership(instance, getOrganization(instance, organization.id), body);
    });
  }
}

const createMembershipId = 'POST /organizations/{organization_id}/memberships';

/**
 * Returns the body of the operation that creates the record, and throws what the operation would answer. Copies the input
 * through JSON: the store shares nothing with the caller, and `undefined` counts as absent. `others` are the options of an
 * entry that are not parameters of the operation.
 */
function read<Body>(id: OperationId, input: object, others: readonly string[]): Body {
  const { operations, shapes } = readOperationTable();
  const shape = operations.find((operation) => operation.id === id)?.body?.shape ?? 'object';
  const copy: Record<string, unknown> = orConfigError(
    'The entry cannot be copied as JSON: it has a cycle, a bigint or a getter that throws.',
    () => JSON.parse(JSON.stringify(input)),
  );
  const { fields = [] } = resolveShape(shape, shapes);
  const known = [...fields.map(({ name }) => toCamelCase(name)), ...others];
  checkOptionNames(copy, Object.fromEntries(known.map((name) => [name, true])));
  const wireNames = new Map(Object.keys(copy).map((name) => [toWireName(name), name]));
  const body = Object.fromEntries(Object.entries(copy).map(([name, value]) => [toWireName(name), value]));
  const errors = validateBody(shape, body, {
    shapes,
    formats: operationBehaviours[id]?.formats,
    toName: (name) => wireNames.get(name) ?? name,
  });
  if (errors.length > 0) throw new ApiFault(422, errors);
  // The shape of the operation, which the body has passed, describes this type.
  return body as Body;
}

function toCamelCase(name: string): string {
  return name.replace(/_(?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function toWireName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toList(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
