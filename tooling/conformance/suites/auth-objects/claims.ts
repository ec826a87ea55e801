import fc from 'fast-check';

/** Values that no claim should have, and values that a custom claim can have. */
const odd = fc.constantFrom<unknown>(
  null,
  0,
  1,
  true,
  '',
  'x',
  [],
  ['org:a:read'],
  {},
  { id: 'org_1' },
  2n ** 70n,
);

/** Usually the promised value, sometimes absent, and rarely of a different shape. */
const mostly = (promised: fc.Arbitrary<unknown>, absent = 2): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 16, arbitrary: promised },
    { weight: absent, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: odd },
  );

const listOf = (elements: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(elements, { maxLength: 5 }), fc.constantFrom(',', ',', ', '))
    .map(([list, separator]) => list.join(separator));

const name = fc.constantFrom('a', 'b', 'c', 'invoices', 'a-b', 'org', 'o');
const scoped = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.tuple(fc.constantFrom('o', 'o', 'u', 'ou', 'uo'), name).map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: fc.constantFrom('o', 'a', ':a', 'o:', 'org:a', 'oo:a', 'x:a', 'o:a:b', 'O:a', '') },
);
const bitmask = fc.oneof(
  { weight: 30, arbitrary: fc.nat(40).map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 80n }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', '-1', '1.5', '0x1', '1e1', '007', 'x', ' 3 ', '٣') },
);
const role = fc.constantFrom('admin', 'member', 'org:admin', 'org:org:admin', 'org:');
const permission = fc.constantFrom('org:a:read', 'org:b:write', 'a:read', 'org:org:a:read', 'org:', '');
const factorAge = fc.constantFrom<unknown>(-1, -1, 0, 9, 10, 11, 59, 60, 1439, 1440, 1e9, -2, 0.5, '5', null);

const common = {
  sub: fc.constantFrom('user_1', 'user_2'),
  exp: fc.constant(1),
  sid: mostly(fc.constant('sess_1')),
  sts: mostly(fc.constantFrom('active', 'pending')),
  act: mostly(fc.constant({ sub: 'user_2' }), 9),
  fva: mostly(fc.oneof(fc.tuple(factorAge, factorAge), fc.constantFrom([1], [1, 1, 1]))),
  fea: mostly(listOf(scoped)),
  pla: mostly(listOf(scoped)),
};

const version1 = fc.record({
  ...common,
  v: fc.constantFrom<unknown>(undefined, 1, '2', null),
  org_id: mostly(fc.constant('org_1')),
  org_role: mostly(role),
  org_slug: mostly(fc.constant('acme')),
  org_permissions: mostly(
    fc.array(fc.oneof({ weight: 9, arbitrary: permission }, { weight: 1, arbitrary: odd })),
  ),
});

const version2 = fc.record({
  ...common,
  v: fc.constant(2),
  org_id: mostly(fc.constant('org_other'), 40),
  o: mostly(
    fc.record({
      id: mostly(fc.constant('org_1'), 1),
      slg: mostly(fc.constant('acme')),
      rol: mostly(role),
      per: mostly(listOf(fc.constantFrom('read', 'write', 'delete', 'x:y', ''))),
      fpm: mostly(listOf(bitmask)),
    }),
  ),
});

/** Claims that a token of either version can contain. */
export const claims = fc
  .oneof(version1, version2, version2)
  // An absent claim has no key, as in JSON.
  .map(
    (all): Record<string, unknown> =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
  );

const question = {
  role: mostly(role, 9),
  permission: mostly(permission, 9),
  feature: mostly(
    fc.oneof(
      name,
      fc
        .tuple(fc.constantFrom('o', 'org', 'organization', 'u', 'user', 'x', ''), name)
        .map((parts) => parts.join(':')),
      fc.constantFrom('o:', 'a:b:c', 'o:a:b', 'toString'),
    ),
    9,
  ),
  plan: mostly(
    fc.oneof(
      name,
      name.map((plan) => `user:${plan}`),
    ),
    9,
  ),
  reverification: mostly(
    fc.oneof(
      fc.constantFrom<unknown>('strict_mfa', 'strict', 'moderate', 'lax', 'loose', 'constructor'),
      fc.record({
        level: fc.constantFrom<unknown>('first_factor', 'second_factor', 'multi_factor', 'other', undefined),
        afterMinutes: fc.constantFrom<unknown>(
          10,
          60,
          0.5,
          0,
          -1,
          Number.POSITIVE_INFINITY,
          Number.NaN,
          '10',
          undefined,
        ),
      }),
    ),
    9,
  ),
};

const keys = ['role', 'permission', 'feature', 'plan', 'reverification'] as const;

/** Arguments of `has()`: usually a single part, sometimes several, and invalid arguments. */
export const questions = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .constantFrom(...keys)
      .chain((key) => question[key].map((value): unknown => ({ [key]: value }))),
  },
  { weight: 6, arbitrary: fc.record(question, { requiredKeys: [] }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      {},
      [],
      'role',
      1,
      { other: 'x' },
      { role: 'admin', other: 'x' },
    ),
  },
);
