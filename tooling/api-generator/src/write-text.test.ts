import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Parts, readOperations } from '../../../packages/rest-client/src/read-operations.ts';
import { capitalize } from './casing.ts';
import { lettersOf } from './parts.ts';
import { type Line, writeText } from './write-text.ts';

const PARTS: Parts = {
  G: { method: 'GET' },
  P: { method: 'POST' },
  d: { has: 'deleted' },
  s: { isSafe: true },
};

const word = fc.oneof(
  fc.constantFrom('get', 'user', 'users', 'entries', 'class', 'list', 'ban', 'id'),
  fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
);
const camel = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map(([first = '', ...others]) => first + others.map(capitalize).join(''));
// Of `s` there is no singular.
const resources = camel.filter((name) => name !== 's');
const segment = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('_')),
  camel.map((name) => `{${name}Id}`),
);
const name = fc.oneof(camel, fc.stringMatching(/^[\w./{}-]{1,8}$/));
const line = fc.record(
  {
    letters: fc.constantFrom('G', 'P', 'Gd', 'Pds'),
    method: fc.oneof(
      camel,
      camel.map((one) => `${one}URL`),
    ),
    path: fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
    args: fc.array(name, { minLength: 1, maxLength: 3 }),
    composed: fc.array(name, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['letters', 'method', 'path'] },
);
const lines = fc
  .uniqueArray(line, { minLength: 1, maxLength: 5, selector: ({ method }) => method })
  .map((all): readonly Line[] =>
    // Every other one has the one above as its companion.
    all.map((one, index) => (index % 2 === 1 ? { ...one, companion: all[index - 1]?.method } : one)),
  );

/** What lines mean, spelt out. */
function meaningOf(resource: string, all: readonly Line[]): readonly object[] {
  const meanings = new Map<string | undefined, object>();
  for (const { letters, method, path, args, composed, companion } of all) {
    const words = {
      name: `${resource}.${method}`,
      path,
      ...(args && { args }),
      ...(composed && { composed }),
      ...(companion && { companion: meanings.get(companion) }),
    };
    meanings.set(method, Object.assign(words, ...[...letters].map((letter) => PARTS[letter])));
  }
  return [...meanings.values()];
}

describe('writeText()', () => {
  it('writes what readOperations() reads', () => {
    fc.assert(
      fc.property(resources, lines, (resource, given) => {
        const read = readOperations(resource, writeText(resource, given), PARTS);
        expect(read).toStrictEqual(meaningOf(resource, given));
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });

  it('writes the resource and its path once for all lines', () => {
    const text = writeText('signUps', [
      { letters: 'G', method: 'getSignUp', path: '/sign_ups/{signUpId}' },
      { letters: 'P', method: 'verifySignUp', path: '/sign_ups/{signUpId}/verify' },
      { letters: 'P', method: 'createBulk', path: '/sign_ups/bulk', composed: ['a', 'b'] },
      { letters: 'P', method: 'ping', path: '/other/ping', args: ['a', 'b'], companion: 'createBulk' },
    ]);
    expect(text.split('\n')).toEqual([
      'G get$ *',
      'P /verify$ *',
      'P create/Bulk   a,b',
      'P /ping ^/other a,b  createBulk',
    ]);
  });
});

describe('lettersOf()', () => {
  it('gives the letters of all fields', () => {
    const fields = { method: "'DELETE'", read: 'readHaving', has: "'deleted'" };
    expect(lettersOf(new Map(Object.entries(fields)))).toBe('Dd');
  });

  it('stops at a field that has none', () => {
    const fields = new Map([['compose', 'withNews']]);
    expect(() => lettersOf(fields)).toThrow(
      'There is no letter for `compose: withNews`: add one in parts.ts',
    );
  });
});
