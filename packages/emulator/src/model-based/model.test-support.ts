export interface ModelUser {
  readonly id: string;
  email: string | null;
  username: string | null;
  banned: boolean;
  metadata: Readonly<Record<string, unknown>>;
}

export interface ModelOrganization {
  readonly id: string;
  readonly limit: number;
  /** The role of each member, by the id of the user. */
  readonly members: Map<string, string>;
}

/** What the emulator must hold, in the simplest form. */
export interface Model {
  readonly users: Map<string, ModelUser>;
  readonly organizations: Map<string, ModelOrganization>;
  /** The user and the status of each session. */
  readonly sessions: Map<string, { readonly userId: string; status: 'active' | 'revoked' }>;
}

export function createModel(): Model {
  return { users: new Map(), organizations: new Map(), sessions: new Map() };
}

/** Returns an entry by any number, or undefined without entries. */
export function pick<T>(entries: ReadonlyMap<string, T>, index: number): T | undefined {
  return [...entries.values()][index % entries.size];
}

export function isTaken({ users }: Model, field: 'email' | 'username', value: string | null): boolean {
  return value !== null && [...users.values()].some((user) => user[field] === value);
}

export function deleteUser({ users, organizations, sessions }: Model, id: string): void {
  users.delete(id);
  for (const { members } of organizations.values()) members.delete(id);
  for (const [sessionId, { userId }] of sessions) if (userId === id) sessions.delete(sessionId);
}

export function isLastAdmin({ members }: ModelOrganization, userId: string): boolean {
  const admins = [...members].filter(([, role]) => role === 'org:admin');
  return admins.length === 1 && admins[0]?.[0] === userId;
}
