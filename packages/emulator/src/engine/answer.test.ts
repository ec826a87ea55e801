import { describe, expect, it } from 'vitest';
import type { Instance } from '../store/instance.ts';
import { answerOf } from './answer.ts';
import type { Shape, Shapes } from './shape.ts';

// The engine reads these members of an instance only.
const instance = {
  now: () => 1000,
  origin: () => 'http://emulator.localhost',
  randomBytes: (count: number) => new Uint8Array(count).fill(7),
  instanceId: 'ins_1',
} as unknown as Instance;

const shapes: Shapes = {
  Thing: {
    fields: {
      object: { type: 'string', enum: ['thing'] },
      id: 'string',
      name: 'string | null',
      'note?': 'string',
      'old?': { type: 'string', deprecated: true },
      count: 'integer',
      created_at: 'integer',
      tags: ['string'],
      is_on: 'boolean',
      logo_url: 'string',
      email: { type: 'string', format: 'email' },
      owner: { type: 'object', nullable: true, allOf: ['$Owner'] },
      limits: { fields: { max: { type: 'integer', minimum: 3 }, 'min?': 'integer' } },
      mode: { type: 'string', default: 'auto' },
      user_id: { type: 'string', pattern: '^user_\\w{27}$' },
      key_id: { type: 'string', pattern: '^(ak|api_key)_[0-9A-Fa-f]{32}$' },
      instance_id: 'string',
    },
    others: false,
  },
  Owner: { fields: { id: 'string', 'things?': ['$Thing'] }, others: false },
  Tree: { fields: { id: 'string', 'trees?': ['$Tree'] }, others: false },
  Circle: { fields: { id: 'string', 'next?': '$Circle' }, others: false },
};

const answer = (shape: Shape, record: unknown, options = {}): unknown =>
  answerOf({ instance, shapes }, shape, record, options);

describe('answerOf()', () => {
  it('has a default for every field that the record lacks', () => {
    expect(answer('$Thing', { id: 'thing_1' })).toEqual({
      object: 'thing',
      id: 'thing_1',
      name: null,
      note: '',
      count: 0,
      created_at: 1000,
      tags: [],
      is_on: false,
      logo_url: 'http://emulator.localhost/logo_url',
      email: 'user@example.com',
      owner: null,
      limits: { max: 3 },
      mode: 'auto',
      user_id: expect.stringMatching(/^user_\w{27}$/),
      key_id: expect.stringMatching(/^ak_[0-9a-f]{32}$/),
      instance_id: 'ins_1',
    });
  });

  it('has a random string for an id and a secret', () => {
    const fields = {
      id: 'string',
      secret: 'string',
      client_secret: 'string',
      token: 'string',
      name: 'string',
    };
    const filled = answer({ fields }, {}) as Readonly<Record<string, string>>;
    for (const name of ['id', 'secret', 'client_secret', 'token']) expect(filled[name]).toMatch(/^\w{20,}$/);
    expect(filled['name']).toBe('');
  });

  it.each([
    ['^user_\\w{27}$', /^user_\w{27}$/],
    ['^(ak|api_key)_[0-9A-Fa-f]{32}$', /^ak_[0-9a-f]{32}$/],
    ['^[a-z]+$', /^$/],
    ['user_\\w{27}$', /^$/],
    ['^user_\\w{27}', /^$/],
    ['^$|^user_\\w{27}$', /^$/],
    ['^user_\\w+$', /^$/],
  ])('has an id for the pattern %s of an id, else an empty string', (pattern, expected) => {
    expect(answer({ type: 'string', pattern }, undefined)).toMatch(expected);
  });

  it('keeps values that fit, and replaces the others', () => {
    const record = { id: 'thing_1', name: 'A', count: 'many', tags: ['a', 1], mode: 'manual', is_on: null };
    expect(answer('$Thing', record)).toMatchObject({
      name: 'A',
      count: 0,
      tags: ['a', ''],
      mode: 'manual',
      is_on: false,
    });
  });

  it('leaves out what the shape does not have', () => {
    expect(answer('$Owner', { id: 'a', password: 'secret' })).toEqual({ id: 'a', things: [] });
    expect(answer({ fields: { id: 'string' } }, { id: 'a', password: 'secret' })).toEqual({ id: 'a' });
    expect(answer({ fields: { id: 'string' }, others: true }, { id: 'a', more: 1 })).toEqual({
      id: 'a',
      more: 1,
    });
  });

  it('leaves out optional fields below the answer, and all of them in a brief answer', () => {
    expect(answer('$Thing', { owner: { id: 'o' } })).toMatchObject({ owner: { id: 'o' } });
    expect(answer('$Owner', { id: 'a' }, { isBrief: true })).toEqual({ id: 'a' });
  });

  it('ends in a circle', () => {
    expect(answer('$Circle', { id: 'a' })).toEqual({ id: 'a' });
    expect(answer('$Tree', { id: 'a' })).toEqual({ id: 'a' });
    expect(answer('$Circle', { id: 'a', next: { id: 'b' } })).toEqual({ id: 'a', next: { id: 'b' } });
  });

  it('chooses the alternative that the value has, else the first', () => {
    const shape: Shape = { oneOf: ['$Owner', { fields: { key: 'string' }, others: false }] };
    expect(answer(shape, { key: 'k' })).toEqual({ key: 'k' });
    expect(answer(shape, { id: 'a' })).toEqual({ id: 'a', things: [] });
    expect(answer(shape, undefined)).toMatchObject({ things: [] });
    expect(answer({ type: 'object', nullable: true, oneOf: ['$Owner'] }, undefined)).toBeNull();
  });

  it('has what the shape requires without describing it', () => {
    expect(answer({ fields: { id: 'string' }, requires: ['strict'] }, { id: 'a' })).toEqual({
      id: 'a',
      strict: false,
    });
  });

  it('keeps free objects as they are', () => {
    const metadata = { deep: [{ a: null }] };
    expect(answer({ fields: { meta: { type: 'object', others: true } } }, { meta: metadata })).toEqual({
      meta: metadata,
    });
  });
});
