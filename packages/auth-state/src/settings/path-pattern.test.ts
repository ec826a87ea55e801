import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { compilePathPattern } from './path-pattern.ts';

const MATCHES: ReadonlyArray<readonly [pattern: string, path: string, found: Record<string, string> | null]> =
  [
    ['/orgs/:slug', '/orgs/acme', { slug: 'acme' }],
    ['/orgs/:slug', '/ORGS/Acme/', { slug: 'Acme' }],
    ['/orgs/:slug', '/orgs/', null],
    ['/orgs/:slug', '/orgs/acme/x', null],
    ['/orgs/:slug/(.*)', '/orgs/acme/a/b', { slug: 'acme', '': 'a/b' }],
    ['/orgs/:slug/:rest*', '/orgs/acme', { slug: 'acme' }],
    ['/orgs/:slug/:rest+', '/orgs/acme/a/b', { slug: 'acme', rest: 'a/b' }],
    ['/orgs/:id(org_[a-z]+)', '/orgs/org_x', { id: 'org_x' }],
    ['/orgs/:id(org_[a-z]+)', '/orgs/x', null],
    ['/:locale(en|(?:fr|de))?/orgs/:slug', '/fr/orgs/acme', { locale: 'fr', slug: 'acme' }],
    ['/:locale(en|fr)?/orgs/:slug', '/orgs/acme', { slug: 'acme' }],
    ['{/app}?/orgs/:slug', '/app/orgs/acme', { slug: 'acme' }],
    ['/{t-:slug}/x', '/t-acme/x', { slug: 'acme' }],
    ['/:from-:to', '/a-b', { from: 'a', to: 'b' }],
    ['/org-:slug', '/org-acme', { slug: 'acme' }],
    ['/a.b', '/axb', null],
    ['/a\\:b', '/a:b', {}],
    ['/me', '/me', {}],
  ];

describe('compilePathPattern()', () => {
  it.each(MATCHES)('matches %s with %s', (pattern, path, found) => {
    expect(compilePathPattern(pattern)(path)).toEqual(found);
  });

  it.each([
    '/(.*)/(.*)',
    '/:a*/:b*',
    '/*',
    '/:',
    '/:a(',
    '/:a((b))',
    '/:a((?:b+)+)',
    '/:a:b',
    '/:a([)',
    '/a{b',
    '(a)*',
  ])('rejects %s', (pattern) => {
    expect(() => compilePathPattern(pattern)).toThrow(ConfigError);
  });

  it('takes little time for the longest path that it matches', () => {
    const startedAt = performance.now();
    for (const { pattern, path } of [
      { pattern: '/orgs/:slug/(.*)/edit/:id', path: `/orgs/${'a/edit/'.repeat(290)}` },
      { pattern: '/:a-:b-:c/(.*)', path: `/${'a-'.repeat(1000)}` },
      { pattern: '/:rest*/x', path: `/${'a/'.repeat(1000)}` },
    ]) {
      expect(compilePathPattern(pattern)(path)).toBe(null);
    }
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(compilePathPattern('/(.*)')('/'.repeat(1_000_000))).toBe(null);
  });
});
