import { describe, expect, it } from 'vitest';
import { sharedHostMatcher, sharedOriginMatcher } from './shared-matchers.ts';

describe.each([
  ['sharedOriginMatcher()', sharedOriginMatcher, 'https://'],
  ['sharedHostMatcher()', sharedHostMatcher, ''],
] as const)('%s', (_name, shared, scheme) => {
  const matcherOf = (tenant: number) =>
    shared('option', [`${scheme}tenant-${tenant}.example.com`, `${scheme}*.tenant-${tenant}.example.com`]);

  it('creates the matcher of a list once, for a thousand lists in turn', () => {
    const tenants = Array.from({ length: 1_000 }, (_, tenant) => tenant);
    const first = tenants.map(matcherOf);
    expect(tenants.map(matcherOf).every((matcher, tenant) => matcher === first[tenant])).toBe(true);
  });

  it('drops the least recently used matchers beyond its bound', () => {
    const first = matcherOf(-1);
    for (let tenant = 0; tenant < 10_000; tenant++) {
      matcherOf(tenant);
    }
    expect(matcherOf(-1)).not.toBe(first);
  });

  it('has a matcher for each option, whose errors name it', () => {
    const list = [`${scheme}app.example.com`];
    expect(shared('one', list)).not.toBe(shared('another', list));
    expect(() => shared('one', ['a b'])).toThrow(/of one can never match/);
  });
});
