import fc from 'fast-check';
import { expect } from 'vitest';
import { command, index, outcomeOf, type Real, withUser } from './command.test-support.ts';
import {
  deleteUser,
  holderOf,
  type IdentificationKind,
  isUsernameTaken,
  type Model,
  type ModelUser,
  pickEntry,
  statusOf,
} from './model.test-support.ts';

const DAY_IN_MS = 86_400_000;

const emails = fc.constantFrom(null, 'a@example.com', 'b@example.com', 'c@example.com');
const usernames = fc.constantFrom(null, 'ada', 'bob');
const values = fc.constantFrom(null, 1, 'text', [1, null], { deep: true }, { deep: null, other: 'x' });

/** The field that has the value, and values to choose from. */
const kinds = {
  email_addresses: { field: 'email_address', values: ['a@example.com', 'b@example.com', 'd@example.com'] },
  phone_numbers: { field: 'phone_number', values: ['+15555550100', '+15555550101'] },
} as const;

const identifications = fc.oneof(
  ...(Object.keys(kinds) as IdentificationKind[]).map((kind) =>
    fc.tuple(fc.constant(kind), fc.constantFrom(...kinds[kind].values)),
  ),
);

function addUser({ users }: Model, body: Record<string, never>, username: string | null): void {
  const created: readonly Record<string, string>[] = body['email_addresses'] ?? [];
  const list = created.map(({ id = '', email_address: value = '' }) => ({ id, value, verified: true }));
  users.set(String(body['id']), {
    id: String(body['id']),
    identifications: { email_addresses: list, phone_numbers: [] },
    primary: { email_addresses: list[0]?.id ?? null, phone_numbers: null },
    username,
    banned: false,
    metadata: {},
  });
}

export async function createUser(
  model: Model,
  { call }: Real,
  email: string | null,
  username: string | null,
) {
  const hasEmail = email !== null && holderOf(model, 'email_addresses', email) !== undefined;
  const isConflict = hasEmail || isUsernameTaken(model, username);
  const answer = await call('POST', '/users', {
    ...(email === null ? {} : { email_address: [email] }),
    ...(username === null ? {} : { username }),
  });
  expect(outcomeOf(answer)).toBe(isConflict ? '422 form_identifier_exists' : 'ok');
  if (!isConflict) addUser(model, answer.body, username);
}

/** Many clients want the same identifier at the same time: one gets it. */
async function race(model: Model, { call }: Real, email: string, clients: number) {
  const expected = holderOf(model, 'email_addresses', email) === undefined ? 1 : 0;
  const answers = await Promise.all(
    Array.from({ length: clients }, () => call('POST', '/users', { email_address: [email] })),
  );
  const created = answers.filter(({ status }) => status === 200);
  expect(created).toHaveLength(expected);
  for (const { body } of created) addUser(model, body, null);
}

async function setUsername(user: ModelUser, model: Model, { call }: Real, username: string | null) {
  const isConflict = user.username !== username && isUsernameTaken(model, username);
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

async function mergeMetadata(user: ModelUser, _model: Model, { call }: Real, key: string, value: unknown) {
  const { status, body } = await call('PATCH', `/users/${user.id}/metadata`, {
    public_metadata: { [key]: value },
  });
  user.metadata = merge(user.metadata, { [key]: value }) as ModelUser['metadata'];
  expect([status, body.public_metadata]).toEqual([200, user.metadata]);
}

async function ban(user: ModelUser, model: Model, { call }: Real, banned: boolean) {
  const { status, body } = await call('POST', `/users/${user.id}/${banned ? 'ban' : 'unban'}`);
  expect([status, body.banned]).toEqual([200, banned]);
  user.banned = banned;
  for (const session of model.sessions.values()) {
    const isActive = session.userId === user.id && statusOf(model, session, 'active') === 'active';
    if (banned && isActive) session.status = 'revoked';
  }
}

async function removeUser(user: ModelUser, model: Model, { call }: Real) {
  expect((await call('DELETE', `/users/${user.id}`)).status).toBe(200);
  expect((await call('GET', `/users/${user.id}`)).status).toBe(404);
  deleteUser(model, user.id);
}

/** The organization that the user joined last is active in a new session. */
async function createSession(user: ModelUser, model: Model, { call }: Real) {
  const answer = await call('POST', '/sessions', { user_id: user.id });
  expect(answer.status).toBe(user.banned ? 403 : 200);
  if (user.banned) return;
  const ofUser = model.memberships.filter(({ userId }) => userId === user.id);
  const organizationId = ofUser.at(-1)?.organizationId ?? null;
  const expiresAt = model.now + 7 * DAY_IN_MS;
  model.sessions.set(answer.body.id, { userId: user.id, status: 'active', expiresAt, organizationId });
}

async function revokeSession(model: Model, { call }: Real, at: number) {
  const [id, session] = pickEntry(model.sessions, at) ?? [];
  if (session === undefined) return;
  const { status, body } = await call('POST', `/sessions/${id}/revoke`);
  if (statusOf(model, session, 'active') === 'active') session.status = 'revoked';
  expect([status, body.status]).toEqual([200, statusOf(model, session, 'active')]);
}

/** Only an active session has tokens. */
async function createToken(model: Model, { call }: Real, at: number) {
  const [id, session] = pickEntry(model.sessions, at) ?? [];
  if (session === undefined) return;
  const { status } = await call('POST', `/sessions/${id}/tokens`);
  expect(status).toBe(statusOf(model, session, 'active') === 'active' ? 200 : 404);
}

async function createSignInToken(user: ModelUser, { now, signInTokens }: Model, { call }: Real) {
  const { status, body } = await call('POST', '/sign_in_tokens', {
    user_id: user.id,
    expires_in_seconds: 90,
  });
  expect(status).toBe(200);
  signInTokens.set(body.id, { userId: user.id, status: 'pending', expiresAt: now + 90_000 });
}

async function revokeSignInToken(model: Model, { call }: Real, at: number) {
  const [id, token] = pickEntry(model.signInTokens, at) ?? [];
  if (token === undefined) return;
  const isPending = statusOf(model, token) === 'pending';
  const answer = await call('POST', `/sign_in_tokens/${id}/revoke`);
  expect(outcomeOf(answer)).toBe(isPending ? 'ok' : '400 sign_in_token_cannot_be_revoked_code');
  if (isPending) token.status = 'revoked';
}

type Choice = readonly [kind: IdentificationKind, value: string];

function addIdentification(user: ModelUser, [kind, value]: Choice, id: string, verified: boolean): void {
  user.identifications[kind].push({ id, value, verified });
  if (user.identifications[kind].length === 1) user.primary[kind] = id;
}

async function createIdentification(
  user: ModelUser,
  model: Model,
  { call }: Real,
  choice: Choice,
  verified: boolean,
  primary: boolean,
) {
  const [kind, value] = choice;
  const isFree = holderOf(model, kind, value) === undefined;
  const body = { user_id: user.id, [kinds[kind].field]: value, verified, primary };
  const answer = await call('POST', `/${kind}`, body);
  expect(outcomeOf(answer)).toBe(isFree ? 'ok' : '422 form_identifier_exists');
  if (!isFree) return;
  addIdentification(user, choice, answer.body.id, verified);
  if (primary) user.primary[kind] = answer.body.id;
}

/** All users want the same identifier at the same time: one gets it. */
async function raceForIdentifier(model: Model, { call }: Real, choice: Choice) {
  const [kind, value] = choice;
  const users = [...model.users.values()];
  const isFree = holderOf(model, kind, value) === undefined;
  const answers = await Promise.all(
    users.map(async (user) => {
      const body = { user_id: user.id, [kinds[kind].field]: value, verified: true };
      return { user, answer: await call('POST', `/${kind}`, body) };
    }),
  );
  const created = answers.filter(({ answer }) => answer.status === 200);
  expect(created).toHaveLength(isFree ? Math.min(1, users.length) : 0);
  for (const { user, answer } of created) addIdentification(user, choice, answer.body.id, true);
}

async function deleteIdentification(
  user: ModelUser,
  _model: Model,
  { call }: Real,
  kind: IdentificationKind,
  at: number,
) {
  const list = user.identifications[kind];
  const { id } = list[at % list.length] ?? {};
  if (id === undefined) return;
  const count = user.identifications.email_addresses.length + user.identifications.phone_numbers.length;
  const isLast = count === 1 && user.username === null;
  const answer = await call('DELETE', `/${kind}/${id}`);
  expect(answer.status < 300).toBe(!isLast);
  if (isLast) return;
  user.identifications[kind].splice(at % list.length, 1);
  if (user.primary[kind] === id) user.primary[kind] = list.find(({ verified }) => verified)?.id ?? null;
}

async function verifyIdentification(
  user: ModelUser,
  _model: Model,
  { call }: Real,
  kind: IdentificationKind,
  at: number,
  verified: boolean,
) {
  const list = user.identifications[kind];
  const found = list[at % list.length];
  if (found === undefined) return;
  expect((await call('PATCH', `/${kind}/${found.id}`, { verified })).status).toBe(200);
  found.verified = verified;
}

const kind = fc.constantFrom<IdentificationKind>('email_addresses', 'phone_numbers');

export const userCommands = [
  command('createUser', [emails, usernames], createUser),
  command('race', [fc.constantFrom('a@example.com', 'd@example.com'), fc.integer({ min: 2, max: 8 })], race),
  command('setUsername', [index, usernames], withUser(setUsername)),
  command('mergeMetadata', [index, fc.constantFrom('a', 'b'), values], withUser(mergeMetadata)),
  command('ban', [index, fc.boolean()], withUser(ban)),
  command('deleteUser', [index], withUser(removeUser)),
  command('createSession', [index], withUser(createSession)),
  command('revokeSession', [index], revokeSession),
  command('createToken', [index], createToken),
  command('createSignInToken', [index], withUser(createSignInToken)),
  command('revokeSignInToken', [index], revokeSignInToken),
  command(
    'createIdentification',
    [index, identifications, fc.boolean(), fc.boolean()],
    withUser(createIdentification),
  ),
  command('raceForIdentifier', [identifications], raceForIdentifier),
  command('deleteIdentification', [index, kind, index], withUser(deleteIdentification)),
  command('verifyIdentification', [index, kind, index, fc.boolean()], withUser(verifyIdentification)),
];
