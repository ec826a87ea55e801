import fc from 'fast-check';
import { expect, it } from 'vitest';
import { start } from '../in-process.test-support.ts';
import { createEmulator } from '../index.ts';
import { commands, type Real } from './commands.test-support.ts';
import { createModel, type Model } from './model.test-support.ts';

/** `SEED=7 RUNS=1000 pnpm exec vitest run src/model-based` selects other sequences. */
const seeds = process.env['SEED'] === undefined ? [20_261_129, 7] : [Number(process.env['SEED'])];
const numRuns = Number(process.env['RUNS'] ?? 40);

it.each(seeds)(
  'holds what a simple model holds, after any sequence of operations: seed %i',
  async (seed) => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const real = await start();
        const model = createModel();
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await compareAll(model, real);
        await compareImport(model, real);
      }),
      { seed, numRuns },
    );
  },
  60_000 + numRuns * 500,
);

/** Compares everything that the model holds with what the API answers. */
async function compareAll(model: Model, { call }: Real): Promise<void> {
  const { body: users } = await call('GET', '/users?limit=500&order_by=%2Bcreated_at');
  const found = users.map((user: Record<string, never>) => ({
    id: user['id'],
    email: user['email_addresses']?.['0']?.['email_address'] ?? null,
    username: user['username'],
    banned: user['banned'],
    metadata: user['public_metadata'],
  }));
  expect(byId(found)).toEqual(byId([...model.users.values()]));
  expect((await call('GET', '/users/count')).body.total_count).toBe(model.users.size);

  const { body: organizations } = await call('GET', '/organizations?limit=500&include_members_count=true');
  expect(organizations.total_count).toBe(model.organizations.size);
  expect(
    byId(
      organizations.data.map((organization: Record<string, never>) => ({
        id: organization['id'],
        limit: organization['max_allowed_memberships'],
        members: organization['members_count'],
      })),
    ),
  ).toEqual(
    byId(
      [...model.organizations.values()].map(({ id, limit, members }) => ({
        id,
        limit,
        members: members.size,
      })),
    ),
  );
  for (const { id, members } of model.organizations.values()) {
    const { body } = await call('GET', `/organizations/${id}/memberships?limit=500`);
    const pairs = body.data.map((one: { public_user_data: { user_id: string }; role: string }) => [
      one.public_user_data.user_id,
      one.role,
    ]);
    expect(new Map(pairs)).toEqual(members);
  }
  for (const userId of model.users.keys()) {
    const { body } = await call('GET', `/sessions?user_id=${userId}&limit=500`);
    const expected = [...model.sessions].filter(([, session]) => session.userId === userId);
    expect(new Map(body.map(({ id, status }: Record<string, string>) => [id, status]))).toEqual(
      new Map(expected.map(([id, { status }]) => [id, status])),
    );
  }
}

/** An import has the same state, and the same answers. */
async function compareImport({ users }: Model, { emulator, call }: Real): Promise<void> {
  const exported = JSON.stringify(emulator.export());
  const copy = await createEmulator({ port: false, import: JSON.parse(exported) });
  expect(JSON.stringify(copy.export())).toBe(exported);
  for (const path of [
    '/users?limit=500',
    '/organizations?limit=500',
    ...[...users.keys()].map((userId) => `/sessions?user_id=${userId}&limit=500`),
  ]) {
    const headers = { authorization: `Bearer ${copy.secretKey}`, 'clerk-api-version': '2026-05-12' };
    const response = await copy.fetch(`${emulator.url}/v1${path}`, { headers });
    expect(await response.json()).toEqual((await call('GET', path)).body);
  }
}

const byId = (list: readonly { readonly id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
