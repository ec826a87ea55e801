import fc from 'fast-check';
import { expect } from 'vitest';
import { command, index, outcomeOf, type Real, withUser } from './command.test-support.ts';
import { type Model, type ModelMachine, type ModelUser, pickEntry } from './model.test-support.ts';

const MINUTE_IN_MS = 60_000;

async function createApiKey(user: ModelUser, { apiKeys, now }: Model, { call }: Real) {
  const request = { name: 'A key', subject: user.id, seconds_until_expiration: 90 };
  const { status, body } = await call('POST', '/api_keys', request);
  expect(status).toBe(200);
  const { secret } = (await call('GET', `/api_keys/${body.id}/secret`)).body;
  apiKeys.set(body.id, { subject: user.id, secret, revoked: false, expiresAt: now + 90_000 });
}

/** A key that is revoked or has expired does not exist for a service that verifies it. */
async function verifyApiKey({ apiKeys, now }: Model, { call }: Real, at: number) {
  const [id, key] = pickEntry(apiKeys, at) ?? [];
  if (key === undefined) return;
  const { status, body } = await call('POST', '/api_keys/verify', { secret: key.secret });
  const isUsable = !key.revoked && now < key.expiresAt;
  expect([status, body.id]).toEqual(isUsable ? [200, id] : [404, undefined]);
}

async function revokeApiKey({ apiKeys }: Model, { call }: Real, at: number) {
  const [id, key] = pickEntry(apiKeys, at) ?? [];
  if (key === undefined) return;
  const { status, body } = await call('POST', `/api_keys/${id}/revoke`, { revocation_reason: 'Test' });
  expect([status, body.revoked]).toEqual([200, true]);
  key.revoked = true;
}

async function removeApiKey({ apiKeys }: Model, { call }: Real, at: number) {
  const [id, key] = pickEntry(apiKeys, at) ?? [];
  if (id === undefined || key === undefined) return;
  expect((await call('DELETE', `/api_keys/${id}`)).status).toBe(200);
  expect((await call('POST', '/api_keys/verify', { secret: key.secret })).status).toBe(404);
  apiKeys.delete(id);
}

async function createMachine({ machines }: Model, { call }: Real, scopesAt: readonly number[]) {
  const scopes = scopesAt.flatMap((at) => pickEntry(machines, at)?.[0] ?? []);
  const { status, body } = await call('POST', '/machines', { name: 'A machine', scoped_machines: scopes });
  expect(status).toBe(200);
  machines.set(body.id, { secret: body.secret_key, previous: null, scopes: new Set(scopes) });
}

async function removeMachine({ machines }: Model, { call }: Real, at: number) {
  const [id] = pickEntry(machines, at) ?? [];
  if (id === undefined) return;
  expect((await call('DELETE', `/machines/${id}`)).status).toBe(200);
  machines.delete(id);
  for (const { scopes } of machines.values()) scopes.delete(id);
}

async function rotateSecret({ machines, now }: Model, { call }: Real, at: number) {
  const [id, machine] = pickEntry(machines, at) ?? [];
  if (machine === undefined) return;
  const answer = await call('POST', `/machines/${id}/secret_key/rotate`, { previous_token_ttl: 60 });
  expect(answer.status).toBe(200);
  machine.previous = { secret: machine.secret, until: now + MINUTE_IN_MS };
  machine.secret = answer.body.secret;
}

async function changeScope({ machines }: Model, { call }: Real, from: number, to: number, isAdded: boolean) {
  const [id, machine] = pickEntry(machines, from) ?? [];
  const [other = ''] = pickEntry(machines, to) ?? [];
  if (machine === undefined) return;
  const isAllowed = machine.scopes.has(other) !== isAdded;
  const answer = isAdded
    ? await call('POST', `/machines/${id}/scopes`, { to_machine_id: other })
    : await call('DELETE', `/machines/${id}/scopes/${other}`);
  expect([outcomeOf(answer), answer.status < 300]).toEqual([expect.any(String), isAllowed]);
  if (!isAllowed) return;
  if (isAdded) machine.scopes.add(other);
  else machine.scopes.delete(other);
}

/** A machine creates tokens with its secret, and with the previous one until its end. */
async function createM2MToken(model: Model, { call }: Real, at: number, isPrevious: boolean) {
  const [, machine] = pickEntry(model.machines, at) ?? [];
  const secret = isPrevious ? machine?.previous?.secret : machine?.secret;
  if (machine === undefined || secret === undefined) return;
  const isValid = !isPrevious || isPreviousValid(model, machine);
  const { status } = await call('POST', '/m2m_tokens', {}, { authorization: `Bearer ${secret}` });
  expect(status < 300).toBe(isValid);
}

const isPreviousValid = ({ now }: Model, { previous }: ModelMachine) => now < (previous?.until ?? 0);

async function toggleSvixApp(model: Model, { call }: Real, isCreated: boolean) {
  const answer = await call(isCreated ? 'POST' : 'DELETE', '/webhooks/svix');
  const error = isCreated ? '400 svix_app_exists' : '400 svix_app_missing';
  expect(outcomeOf(answer)).toBe(model.hasSvixApp === isCreated ? error : 'ok');
  model.hasSvixApp = isCreated;
}

export const machineCommands = [
  command('createApiKey', [index], withUser(createApiKey)),
  command('verifyApiKey', [index], verifyApiKey),
  command('revokeApiKey', [index], revokeApiKey),
  command('removeApiKey', [index], removeApiKey),
  command('createMachine', [fc.array(index, { maxLength: 2 })], createMachine),
  command('removeMachine', [index], removeMachine),
  command('rotateSecret', [index], rotateSecret),
  command('changeScope', [index, index, fc.boolean()], changeScope),
  command('createM2MToken', [index, fc.boolean()], createM2MToken),
  command('toggleSvixApp', [fc.boolean()], toggleSvixApp),
];
