import { describe, expect, it } from 'vitest';
import { type Parts, readOperations, singularOf } from './read-operations.ts';

const compose = async () => ({ data: null, errors: null, meta: undefined as never });
const parts: Parts = {
  G: { method: 'GET' },
  D: { method: 'DELETE' },
  p: { args: ['...'] },
  d: { has: 'deleted' },
  C: { compose },
};
const read = (line: string, resource = 'users') => readOperations(resource, line, parts);

describe('readOperations()', () => {
  it.each([
    [
      'letters',
      'DdC deleteAll',
      { name: 'users.deleteAll', method: 'DELETE', path: '/users', has: 'deleted', compose },
    ],
    [
      'the resource in the singular',
      'G get$List',
      { name: 'users.getUserList', method: 'GET', path: '/users' },
    ],
    ['a path', 'G count /a/b', { name: 'users.count', method: 'GET', path: '/users/a/b' }],
    ['the id of the resource', 'G get *', { name: 'users.get', method: 'GET', path: '/users/{userId}' }],
    [
      'a path of another resource',
      'G get ^/x*/y',
      { name: 'users.get', method: 'GET', path: '/x/{userId}/y' },
    ],
    [
      'an end that is the method',
      'G /ban$ *',
      { name: 'users.banUser', method: 'GET', path: '/users/{userId}/ban' },
    ],
    [
      'an end of two words',
      'G get$/AbCd',
      { name: 'users.getUserAbCd', method: 'GET', path: '/users/ab_cd' },
    ],
    [
      'arguments',
      'G get /{a} a,b',
      { name: 'users.get', method: 'GET', path: '/users/{a}', args: ['a', 'b'] },
    ],
    ['parameters', 'Gp get', { name: 'users.get', method: 'GET', path: '/users', args: ['...'] }],
    [
      'fields of the path and parameters',
      'G+ get */{b}',
      { name: 'users.get', method: 'GET', path: '/users/{userId}/{b}', args: ['userId', 'b', '...'] },
    ],
    [
      'what is composed',
      'G get   a,/b',
      { name: 'users.get', method: 'GET', path: '/users', composed: ['a', '/b'] },
    ],
  ])('reads %s', (_what, line, operation) => {
    expect(read(line)).toStrictEqual([operation]);
  });

  it('finds a companion above, by the method that it is', () => {
    const [count, list] = read('G get/Count\nG get$List    getCount');
    expect(list?.companion).toBe(count);
  });

  it('hands out nothing that belongs to the parts', () => {
    const [first] = read('Gp get');
    expect(first).not.toBe(parts['G']);
    expect(parts).toEqual({ ...parts, G: { method: 'GET' }, p: { args: ['...'] } });
  });
});

describe('singularOf()', () => {
  it.each([
    ['users', 'user'],
    ['emailAddresses', 'emailAddress'],
    ['directories', 'directory'],
    ['m2m', 'm2m'],
    ['betaFeatures', 'betaFeature'],
    ['seriesLists', 'seriesList'],
    ['assessments', 'assessment'],
  ])('of %s is %s', (resource, singular) => {
    expect(singularOf(resource)).toBe(singular);
  });
});
