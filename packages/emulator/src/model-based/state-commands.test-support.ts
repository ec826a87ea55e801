import fc from 'fast-check';
import { expect } from 'vitest';
import { testKeys } from '../keys/test-keys.ts';
import { command, type Real } from './command.test-support.ts';
import type { Model } from './model.test-support.ts';

const durations = { '61s': 61_000, '1h': 3_600_000, '1d': 86_400_000 } as const;

async function advance(model: Model, { emulator }: Real, duration: keyof typeof durations) {
  emulator.advance(duration);
  model.now += durations[duration];
}

async function restoreExport(_model: Model, { emulator }: Real) {
  emulator.restore(JSON.parse(JSON.stringify(emulator.export())));
}

/** Both keys are in an export. */
async function rotateSigningKey(_model: Model, { emulator }: Real) {
  const current = emulator.export().signingKey;
  await emulator.rotateSigningKey(testKeys.find(({ n }) => n !== current.n));
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

/** Requests that are under way during a restore succeed or fail, and never end with an internal error. */
async function restoreWhileWriting({ users, sessions, organizations }: Model, { emulator, call }: Real) {
  const snapshot = emulator.snapshot();
  const requests = () => [
    call('POST', '/users', { username: 'during_restore', password: 'correct horse battery' }),
    call('POST', '/oauth_applications', { name: 'During a restore' }),
    ...[...users.keys()].flatMap((id) => [
      call('PATCH', `/users/${id}/metadata`, { public_metadata: { during: 'restore' } }),
      call('POST', `/users/${id}/verify_password`, { password: 'correct horse battery' }),
      call('DELETE', `/users/${id}`),
    ]),
    ...[...organizations.keys()].map((id) => call('DELETE', `/organizations/${id}`)),
    ...[...sessions.keys()].map((id) => call('POST', `/sessions/${id}/tokens`)),
  ];
  const before = requests();
  emulator.restore(snapshot);
  const after = requests();
  await Promise.resolve();
  emulator.restore(snapshot);
  const answers = await Promise.all([...before, ...after]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  emulator.restore(snapshot);
  expect(emulator.snapshot()).toEqual(snapshot);
}

export const stateCommands = [
  command('advance', [fc.constantFrom('61s', '1h', '1d')], advance),
  command('restoreExport', [], restoreExport),
  command('rotateSigningKey', [], rotateSigningKey),
  command('readWhileWriting', [], readWhileWriting),
  command('restoreWhileWriting', [], restoreWhileWriting),
];
