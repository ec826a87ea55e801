import {
  makeAuthObjectSerializable as serializableByOurs,
  stripPrivateDataFromObject as stripByOurs,
} from '@x/auth-state';
import {
  makeAuthObjectSerializable as serializableByTheirs,
  stripPrivateDataFromObject as stripByTheirs,
} from 'clerk-latest/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs, sample } from './sample.ts';

const value = fc.oneof(
  fc.string(),
  fc.constant(null),
  fc.constant({ note: 'x' }),
  fc.constant([1, { a: 1 }]),
);
const resource = fc.record(
  {
    id: value,
    publicMetadata: value,
    privateMetadata: value,
    private_metadata: value,
    _raw: fc.record({ private_metadata: value, memberships: fc.constant([{ privateMetadata: 1, id: 'a' }]) }),
  },
  { requiredKeys: [] },
);
const maybe = fc.option(resource, { nil: undefined });
const objects = fc.record(
  { user: maybe, organization: maybe, session: maybe, locale: value },
  { requiredKeys: [] },
);

describe(`private data of ${runs} random objects, ours and @clerk/backend 3.25.0`, () => {
  it('is stripped alike', () => {
    for (const obj of sample(objects)) {
      // The types of the reference accept `User` and `Organization` only.
      expect(stripByOurs(obj)).toStrictEqual(
        stripByTheirs(obj as unknown as Parameters<typeof stripByTheirs>[0]),
      );
    }
  }, 600_000);

  it('is removed at all levels by ours, and by theirs only at the first level and in `_raw`', () => {
    const user = { id: 'user_1', memberships: [{ privateMetadata: { note: 'internal' } }] };
    expect(
      JSON.stringify(stripByTheirs({ user } as unknown as unknown as Parameters<typeof stripByTheirs>[0])),
    ).toContain('internal');
    expect(JSON.stringify(stripByOurs({ user }))).not.toContain('internal');
  });
});

it('serializable data is equal, except functions of other names, which ours omits too', () => {
  const auth = { userId: 'user_1', has: () => false, getToken: async () => null, debug: () => ({}) };
  expect(serializableByOurs(auth)).toStrictEqual(serializableByTheirs(auth));
  expect(serializableByOurs({ ...auth, redirectToSignIn: () => '' })).toEqual({ userId: 'user_1' });
  expect(serializableByTheirs({ ...auth, redirectToSignIn: () => '' })).toHaveProperty('redirectToSignIn');
});
