import type { MembershipRecord, OrganizationRecord, SessionRecord, UserRecord } from './records.ts';

interface Tables {
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly sessions: ReadonlyMap<string, SessionRecord>;
  readonly organizations: ReadonlyMap<string, OrganizationRecord>;
  readonly memberships: ReadonlyMap<string, MembershipRecord>;
}

/** A collection of records in the order of their creation. */
interface Table<T extends { readonly id: string }> {
  get(id: string): T | undefined;
  all(): readonly T[];
  find(matches: (record: T) => boolean): T | undefined;
  filter(matches: (record: T) => boolean): readonly T[];
  put(record: T): T;
  update(record: T, changes: Partial<T>): T;
  delete(id: string): void;
}

export interface Store {
  readonly users: Table<UserRecord>;
  readonly sessions: Table<SessionRecord>;
  readonly organizations: Table<OrganizationRecord>;
  readonly memberships: Table<MembershipRecord>;
  /** Copies the tables, which is enough, since records never change. */
  snapshot(): Tables;
  restore(snapshot: Tables): void;
}

export function createStore(): Store {
  let tables = copyTables({
    users: new Map(),
    sessions: new Map(),
    organizations: new Map(),
    memberships: new Map(),
  });
  return {
    users: createTable(() => tables.users),
    sessions: createTable(() => tables.sessions),
    organizations: createTable(() => tables.organizations),
    memberships: createTable(() => tables.memberships),
    snapshot: () => copyTables(tables),
    restore(snapshot) {
      tables = copyTables(snapshot);
    },
  };
}

function createTable<T extends { readonly id: string }>(rows: () => Map<string, T>): Table<T> {
  const put = (record: T): T => {
    rows().set(record.id, record);
    return record;
  };
  return {
    get: (id) => rows().get(id),
    all: () => [...rows().values()],
    find: (matches) => [...rows().values()].find(matches),
    filter: (matches) => [...rows().values()].filter(matches),
    put,
    update: (record, changes) => put({ ...record, ...changes }),
    delete: (id) => {
      rows().delete(id);
    },
  };
}

function copyTables({ users, sessions, organizations, memberships }: Tables) {
  return {
    users: new Map(users),
    sessions: new Map(sessions),
    organizations: new Map(organizations),
    memberships: new Map(memberships),
  };
}
