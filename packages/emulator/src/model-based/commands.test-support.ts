import fc from 'fast-check';
import { expect } from 'vitest';
import type { Call } from '../in-process.test-support.ts';
import type { Emulator } from '../index.ts';
import {
  deleteUser,
  isLastAdmin,
  isTaken,
  type Model,
  type ModelOrganization,
  type ModelUser,
  pick,
} from './model.test-support.ts';

export interface Real {
  readonly emulator: Emulator;
  readonly call: Call;
}

/** A step of a sequence: does the same to the model and to the emulator, and compares. */
type Step = (model: Model, real: Real) => Promise<void>;

class Command implements fc.AsyncCommand<Model, Real, false> {
  readonly #label: string;
  readonly run: Step;

  constructor(label: string, run: Step) {
    this.#label = label;
    this.run = run;
  }

  check(): boolean {
    return true;
  }

  toString(): string {
    return this.#label;
  }
}

const index = fc.nat(20);
const emails = fc.constantFrom(null, 'a@example.com', 'b@example.com', 'c@example.com');
const usernames = fc.constantFrom(null, 'ada', 'bob');
const values = fc.constantFrom(null, 1, 'text', [1, null], { deep: true }, { deep: null, other: 'x' });

async function createUser(model: Model, { call }: Real, email: string | null, username: string | null) {
  const isConflict = isTaken(model, 'email', email) || isTaken(model, 'username', username);
  const { status, body } = await call('POST', '/users', {
    ...(email === null ? {} : { email_address: [email] }),
    ...(username === null ? {} : { username }),
  });
  expect([status, body.errors?.[0].code]).toEqual(
    isConflict ? [422, 'form_identifier_exists'] : [200, undefined],
  );
  if (!isConflict) model.users.set(body.id, { id: body.id, email, username, banned: false, metadata: {} });
}

/** Many clients want the same identifier at the same time: one gets it. */
async function race(model: Model, { call }: Real, email: string, clients: number) {
  const expected = isTaken(model, 'email', email) ? 0 : 1;
  const answers = await Promise.all(
    Array.from({ length: clients }, () => call('POST', '/users', { email_address: [email] })),
  );
  const created = answers.filter(({ status }) => status === 200);
  expect(created).toHaveLength(expected);
  for (const { body } of created) {
    model.users.set(body.id, { id: body.id, email, username: null, banned: false, metadata: {} });
  }
}

async function setUsername(model: Model, { call }: Real, user: ModelUser, username: string | null) {
  const isConflict = user.username !== username && isTaken(model, 'username', username);
  const { status } = await call('PATCH', `/users/${user.id}`, { username });
  expect(status).toBe(isConflict ? 422 : 200);
  if (!isConflict) user.username = username;
}

/** The deep merge of the API: null removes a key, objects are merged, anything else replaces. */
function merge(before: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const base = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}

async function mergeMetadata({ call }: Real, user: ModelUser, key: string, value: unknown) {
  const { status, body } = await call('PATCH', `/users/${user.id}/metadata`, {
    public_metadata: { [key]: value },
  });
  user.metadata = merge(user.metadata, { [key]: value }) as ModelUser['metadata'];
  expect([status, body.public_metadata]).toEqual([200, user.metadata]);
}

async function ban({ sessions }: Model, { call }: Real, user: ModelUser, banned: boolean) {
  const { status, body } = await call('POST', `/users/${user.id}/${banned ? 'ban' : 'unban'}`);
  expect([status, body.banned]).toEqual([200, banned]);
  user.banned = banned;
  for (const session of sessions.values())
    if (banned && session.userId === user.id) session.status = 'revoked';
}

async function createSession({ sessions }: Model, { call }: Real, user: ModelUser) {
  const { status, body } = await call('POST', '/sessions', { user_id: user.id });
  expect(status).toBe(user.banned ? 403 : 200);
  if (!user.banned) sessions.set(body.id, { userId: user.id, status: 'active' });
}

async function revokeSession({ sessions }: Model, { call }: Real, at: number) {
  const id = [...sessions.keys()][at % sessions.size];
  const session = sessions.get(id ?? '');
  if (session === undefined) return;
  const { status, body } = await call('POST', `/sessions/${id}/revoke`);
  session.status = 'revoked';
  expect([status, body.status]).toEqual([200, 'revoked']);
}

async function createOrganization({ organizations }: Model, { call }: Real, user: ModelUser, limit: number) {
  const { status, body } = await call('POST', '/organizations', {
    name: 'Acme',
    created_by: user.id,
    max_allowed_memberships: limit,
  });
  expect(status).toBe(200);
  organizations.set(body.id, { id: body.id, limit, members: new Map([[user.id, 'org:admin']]) });
}

async function addMember(real: Real, organization: ModelOrganization, user: ModelUser, role: string) {
  const { members, limit, id } = organization;
  const isAllowed = !members.has(user.id) && members.size < limit;
  const { status } = await real.call('POST', `/organizations/${id}/memberships`, { user_id: user.id, role });
  expect(status < 300).toBe(isAllowed);
  if (isAllowed) members.set(user.id, role);
}

/** All users join at the same time: the limit holds. */
async function joinAll({ users }: Model, { call }: Real, { members, limit, id }: ModelOrganization) {
  const free = limit - members.size;
  const outside = [...users.keys()].filter((userId) => !members.has(userId));
  const joined = await Promise.all(
    outside.map(async (userId) => {
      const body = { user_id: userId, role: 'org:member' };
      return (await call('POST', `/organizations/${id}/memberships`, body)).status === 200 ? [userId] : [];
    }),
  );
  expect(joined.flat()).toHaveLength(Math.max(0, Math.min(free, outside.length)));
  for (const userId of joined.flat()) members.set(userId, 'org:member');
}

async function removeMember(real: Real, organization: ModelOrganization, user: ModelUser) {
  const { members, id } = organization;
  const isAllowed = members.has(user.id) && !isLastAdmin(organization, user.id);
  const { status } = await real.call('DELETE', `/organizations/${id}/memberships/${user.id}`);
  expect(status < 300).toBe(isAllowed);
  if (isAllowed) members.delete(user.id);
}

/** Reads and writes of everything at the same time: nothing is lost, and nothing fails. */
async function readWhileWriting({ users }: Model, { call }: Real) {
  const writes = [...users.values()].map(async (user) => {
    const { status } = await call('PATCH', `/users/${user.id}/metadata`, {
      public_metadata: { touched: user.id },
    });
    user.metadata = { ...user.metadata, touched: user.id };
    return status;
  });
  const reads = ['/users', '/users/count', '/organizations', '/sessions?user_id=user_none'].map(
    async (path) => (await call('GET', path)).status,
  );
  expect(new Set(await Promise.all([...writes, ...reads]))).toEqual(new Set([200]));
}

const withUser =
  (at: number, run: (user: ModelUser, model: Model, real: Real) => Promise<void>): Step =>
  async (model, real) => {
    const user = pick(model.users, at);
    if (user !== undefined) await run(user, model, real);
  };

const withMember = (
  at: number,
  to: number,
  run: (organization: ModelOrganization, user: ModelUser, real: Real) => Promise<void>,
): Step =>
  withUser(at, async (user, model, real) => {
    const organization = pick(model.organizations, to);
    if (organization !== undefined) await run(organization, user, real);
  });

/** Sequences of all commands. */
export const commands = fc.commands<Model, Real, false>(
  [
    fc
      .tuple(emails, usernames)
      .map(
        ([email, username]) =>
          new Command(`createUser(${email}, ${username})`, (model, real) =>
            createUser(model, real, email, username),
          ),
      ),
    fc
      .tuple(fc.constantFrom('a@example.com', 'd@example.com'), fc.integer({ min: 2, max: 8 }))
      .map(
        ([email, clients]) =>
          new Command(`race(${email}, ${clients})`, (model, real) => race(model, real, email, clients)),
      ),
    fc.tuple(index, usernames).map(
      ([at, username]) =>
        new Command(
          `setUsername(${at}, ${username})`,
          withUser(at, (user, model, real) => setUsername(model, real, user, username)),
        ),
    ),
    fc.tuple(index, fc.constantFrom('a', 'b'), values).map(
      ([at, key, value]) =>
        new Command(
          `mergeMetadata(${at}, ${key}, ${JSON.stringify(value)})`,
          withUser(at, (user, _model, real) => mergeMetadata(real, user, key, value)),
        ),
    ),
    fc.tuple(index, fc.boolean()).map(
      ([at, banned]) =>
        new Command(
          `ban(${at}, ${banned})`,
          withUser(at, (user, model, real) => ban(model, real, user, banned)),
        ),
    ),
    index.map(
      (at) =>
        new Command(
          `deleteUser(${at})`,
          withUser(at, async (user, model, real) => {
            expect((await real.call('DELETE', `/users/${user.id}`)).status).toBe(200);
            deleteUser(model, user.id);
          }),
        ),
    ),
    index.map(
      (at) =>
        new Command(
          `createSession(${at})`,
          withUser(at, (user, model, real) => createSession(model, real, user)),
        ),
    ),
    index.map((at) => new Command(`revokeSession(${at})`, (model, real) => revokeSession(model, real, at))),
    fc.tuple(index, fc.integer({ min: 1, max: 4 })).map(
      ([at, limit]) =>
        new Command(
          `createOrganization(${at}, ${limit})`,
          withUser(at, (user, model, real) => createOrganization(model, real, user, limit)),
        ),
    ),
    fc.tuple(index, index, fc.constantFrom('org:member', 'org:admin')).map(
      ([at, to, role]) =>
        new Command(
          `addMember(${at}, ${to}, ${role})`,
          withMember(at, to, (organization, user, real) => addMember(real, organization, user, role)),
        ),
    ),
    fc.tuple(index, index).map(
      ([at, to]) =>
        new Command(
          `removeMember(${at}, ${to})`,
          withMember(at, to, (organization, user, real) => removeMember(real, organization, user)),
        ),
    ),
    index.map(
      (to) =>
        new Command(`joinAll(${to})`, async (model, real) => {
          const organization = pick(model.organizations, to);
          if (organization !== undefined) await joinAll(model, real, organization);
        }),
    ),
    fc.constant(new Command('readWhileWriting()', readWhileWriting)),
    fc.constant(
      new Command('restore(export())', async (_model, { emulator }) =>
        emulator.restore(JSON.parse(JSON.stringify(emulator.export()))),
      ),
    ),
  ],
  { size: '+1' },
);
