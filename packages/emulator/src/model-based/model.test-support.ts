export type IdentificationKind = 'email_addresses' | 'phone_numbers';

interface ModelIdentification {
  readonly id: string;
  readonly value: string;
  verified: boolean;
}

export interface ModelUser {
  readonly id: string;
  readonly identifications: Readonly<Record<IdentificationKind, ModelIdentification[]>>;
  readonly primary: Record<IdentificationKind, string | null>;
  username: string | null;
  banned: boolean;
  metadata: Readonly<Record<string, unknown>>;
}

export interface ModelOrganization {
  readonly id: string;
  readonly limit: number;
}

interface ModelMembership {
  readonly organizationId: string;
  readonly userId: string;
  role: string;
}

/** Something that is pending until it is revoked or until it expires. */
export interface Pending {
  status: string;
  readonly expiresAt: number;
}

interface ModelSession extends Pending {
  readonly userId: string;
  organizationId: string | null;
}

interface ModelInvitation extends Pending {
  readonly email: string;
}

interface ModelOrganizationInvitation extends ModelInvitation {
  readonly organizationId: string;
  role: string;
}

interface ModelApiKey {
  readonly subject: string;
  readonly secret: string;
  readonly expiresAt: number;
  revoked: boolean;
}

export interface ModelMachine {
  secret: string;
  /** The secret before the last rotation, and its end. */
  previous: { readonly secret: string; readonly until: number } | null;
  readonly scopes: Set<string>;
}

/** What the emulator must hold, in the simplest form. */
export interface Model {
  /** Milliseconds since the start. */
  now: number;
  readonly users: Map<string, ModelUser>;
  readonly organizations: Map<string, ModelOrganization>;
  /** In the order of their creation. */
  memberships: ModelMembership[];
  readonly sessions: Map<string, ModelSession>;
  readonly signInTokens: Map<string, Pending & { readonly userId: string }>;
  readonly invitations: Map<string, ModelInvitation>;
  readonly organizationInvitations: Map<string, ModelOrganizationInvitation>;
  /** By the id of the entry. */
  readonly waitlist: Map<string, { readonly email: string; status: 'pending' | 'invited' | 'rejected' }>;
  readonly apiKeys: Map<string, ModelApiKey>;
  readonly machines: Map<string, ModelMachine>;
  /** The records of collections without rules of their own: the value of each by its id, by the name of the collection. */
  readonly lists: Map<string, Map<string, string>>;
  hasSvixApp: boolean;
}

export function createModel(): Model {
  return {
    now: 0,
    users: new Map(),
    organizations: new Map(),
    memberships: [],
    sessions: new Map(),
    signInTokens: new Map(),
    invitations: new Map(),
    organizationInvitations: new Map(),
    waitlist: new Map(),
    apiKeys: new Map(),
    machines: new Map(),
    lists: new Map(),
    hasSvixApp: false,
  };
}

/** Returns an entry by any number, or undefined without entries. */
export function pick<T>(entries: ReadonlyMap<string, T>, index: number): T | undefined {
  return [...entries.values()][index % entries.size];
}

/** Returns the id and the entry by any number, or undefined without entries. */
export function pickEntry<T>(entries: ReadonlyMap<string, T>, index: number): [string, T] | undefined {
  return [...entries][index % entries.size];
}

export function isUsernameTaken({ users }: Model, username: string | null): boolean {
  return username !== null && [...users.values()].some((user) => user.username === username);
}

/** Returns the user with an identification. */
export function holderOf({ users }: Model, kind: IdentificationKind, value: string): ModelUser | undefined {
  return [...users.values()].find((user) => user.identifications[kind].some((one) => one.value === value));
}

export function deleteUser(model: Model, id: string): void {
  model.users.delete(id);
  model.memberships = model.memberships.filter(({ userId }) => userId !== id);
  for (const records of [model.sessions, model.signInTokens] as const) {
    for (const [key, { userId }] of records) if (userId === id) records.delete(key);
  }
}

export function deleteOrganization(model: Model, id: string): void {
  model.organizations.delete(id);
  model.memberships = model.memberships.filter(({ organizationId }) => organizationId !== id);
  for (const session of model.sessions.values()) {
    if (session.organizationId === id) session.organizationId = null;
  }
  for (const [key, { organizationId }] of model.organizationInvitations) {
    if (organizationId === id) model.organizationInvitations.delete(key);
  }
}

export function membershipOf(model: Model, organizationId: string, userId: string) {
  return model.memberships.find((one) => one.organizationId === organizationId && one.userId === userId);
}

export function membersOf({ memberships }: Model, organizationId: string): readonly ModelMembership[] {
  return memberships.filter((one) => one.organizationId === organizationId);
}

/** Whether no other member could manage the members. */
export function isLastAdmin(model: Model, { organizationId, userId, role }: ModelMembership): boolean {
  const others = membersOf(model, organizationId).filter((one) => one.userId !== userId);
  return role === 'org:admin' && !others.some((one) => one.role === 'org:admin');
}

/** Returns the keys of all roles. */
function rolesOf({ lists }: Model): readonly string[] {
  const custom = lists.get('organization_roles') ?? new Map<string, string>();
  return ['org:admin', 'org:member', ...custom.values()];
}

export function hasRole(model: Model, key: string): boolean {
  return rolesOf(model).includes(key);
}

/** Returns a role by any number. The last choice does not exist. */
export function pickRole(model: Model, index: number): string {
  const roles = [...rolesOf(model), 'org:none'];
  return roles[index % roles.length] ?? '';
}

/** Returns the status of something at the time of the model. */
export function statusOf({ now }: Model, { status, expiresAt }: Pending, open = 'pending'): string {
  return status === open && now >= expiresAt ? 'expired' : status;
}

export function pendingInvitationsOf(model: Model, organizationId: string) {
  return [...model.organizationInvitations.values()].filter(
    (one) => one.organizationId === organizationId && statusOf(model, one) === 'pending',
  );
}
