import { decodeJwt } from '@x/jwt';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, errorsOf, start } from '../in-process.test-support.ts';
import type { Emulator, Seed } from '../index.ts';

const seed: Seed = {
  plans: [
    { slug: 'free', isDefault: true, features: ['read'] },
    {
      id: 'cplan_pro',
      slug: 'pro',
      name: 'Pro',
      amount: 1000,
      features: ['read', { id: 'feat_export', slug: 'export', name: 'Export', description: 'As CSV' }],
    },
    {
      id: 'cplan_team',
      slug: 'team',
      forPayerType: 'org',
      amount: 5000,
      currency: 'EUR',
      features: ['export'],
    },
  ],
  users: [
    { id: 'user_ada', plan: 'pro', emailAddress: 'ada@example.com', firstName: 'Ada' },
    { id: 'user_bob' },
  ],
  organizations: [
    { id: 'org_acme', name: 'Acme', createdBy: 'user_ada', plan: 'cplan_team' },
    { id: 'org_none', name: 'None', createdBy: 'user_bob' },
  ],
};

const DAY = 86_400_000;

let emulator: Emulator;
let call: Call;
beforeEach(async () => {
  ({ emulator, call } = await start({ seed }));
});

async function claims(userId: string, options: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const { token } = await emulator.signIn(userId, options);
  const { result } = decodeJwt(token);
  return { ...result?.payload };
}

const priceOf = async (planId: string) =>
  (await call('GET', `/billing/prices?plan_id=${planId}`)).body.data[0].id;

describe('the claims of plans and features', () => {
  it('are those of the user, with the default plan of a user without another one', async () => {
    expect(await claims('user_ada')).toMatchObject({ v: 2, fea: 'u:read,u:export', pla: 'u:pro' });
    expect(await claims('user_bob')).toMatchObject({ fea: 'u:read', pla: 'u:free' });
  });

  it('begin with the features of permissions, then those of the organization', async () => {
    const options = { organizationId: 'org_acme', permissions: ['org:invoices:create'] };
    expect(await claims('user_ada', options)).toMatchObject({
      o: { id: 'org_acme', per: 'create', fpm: '1' },
      fea: 'o:invoices,o:export,u:read,u:export',
      pla: 'o:team,u:pro',
    });
    expect(await claims('user_bob', { organizationId: 'org_none' })).toMatchObject({
      fea: 'u:read',
      pla: 'u:free',
    });
  });

  it('are followed by those of signIn', async () => {
    const custom = { claims: { fea: 'u:beta,u:read', pla: 'o:special' } };
    expect(await claims('user_ada', custom)).toMatchObject({
      fea: 'u:read,u:export,u:beta',
      pla: 'u:pro,o:special',
    });
  });

  it('are in later tokens of the session, and not in those of version 1 or of templates', async () => {
    const { sessionId } = await emulator.signIn('user_ada', { organizationId: 'org_acme' });
    const tokenOf = async (path: string, version: string) => {
      const { body } = await call(
        'POST',
        `/sessions/${sessionId}/tokens${path}`,
        {},
        {
          'clerk-api-version': version,
        },
      );
      return { ...decodeJwt(body.jwt).result?.payload };
    };
    expect(await tokenOf('', '2025-04-10')).toMatchObject({ pla: 'o:team,u:pro' });
    const first = await tokenOf('', '2021-02-05');
    expect(first).toMatchObject({ org_id: 'org_acme' });
    expect(Object.keys(first)).not.toEqual(expect.arrayContaining(['fea']));
    expect(Object.keys(first)).not.toEqual(expect.arrayContaining(['pla']));
    await call('POST', '/jwt_templates', { name: 'plain', claims: {} });
    expect(Object.keys(await tokenOf('/plain', '2026-05-12'))).not.toContain('pla');
  });

  it('are absent in an instance without plans', async () => {
    ({ emulator } = await start({ seed: { users: [{ id: 'user_ada' }] } }));
    const payload = await claims('user_ada');
    expect([payload['fea'], payload['pla']]).toEqual([undefined, undefined]);
  });
});

describe('the plans', () => {
  it('are listed by payer type, with their features', async () => {
    const { body } = await call('GET', '/billing/plans?payer_type=user');
    expect(body.total_count).toBe(2);
    expect(body.data.find(({ id }: { id: string }) => id === 'cplan_pro')).toMatchObject({
      object: 'commerce_plan',
      slug: 'pro',
      name: 'Pro',
      for_payer_type: 'user',
      fee: { amount: 1000, amount_formatted: '10.00', currency: 'USD', currency_symbol: '$' },
      features: [
        { slug: 'read' },
        { object: 'feature', id: 'feat_export', slug: 'export', description: 'As CSV' },
      ],
    });
    expect((await call('GET', '/billing/plans')).body.total_count).toBe(3);
    expect((await call('GET', '/billing/plans?payer_type=org')).body.data).toMatchObject([
      { id: 'cplan_team', features: [{ id: 'feat_export' }] },
    ]);
    expect(errorsOf(await call('GET', '/billing/plans?payer_type=team'))).toEqual([
      '422 form_param_value_invalid payer_type',
    ]);
  });

  it('have prices, and get more', async () => {
    expect((await call('GET', '/billing/prices?plan_id=cplan_pro')).body.data).toMatchObject([
      { id: 'cprice_pro', amount: 1000, is_default: true },
    ]);
    const { body } = await call('POST', '/billing/prices', { plan_id: 'cplan_pro', amount: 500 });
    expect(body).toMatchObject({ plan_id: 'cplan_pro', amount: 500, currency: 'USD', fee: { amount: 500 } });
    const monthly = { plan_id: 'cplan_pro', amount: 500, annual_monthly_amount: 400 };
    expect((await call('POST', '/billing/prices', monthly)).body).toMatchObject({
      fee: { amount: 500 },
      annual_monthly_amount: 400,
      annual_monthly_fee: { amount: 400 },
    });
    expect(body.annual_monthly_amount).toBe(500);
    expect(errorsOf(await call('POST', '/billing/prices', { plan_id: 'cplan_x', amount: 1 }))).toEqual([
      '422 form_resource_not_found plan_id',
    ]);
  });
});

describe('a subscription', () => {
  it('has the plan of a user or an organization', async () => {
    expect((await call('GET', '/users/user_ada/billing/subscription')).body).toMatchObject({
      object: 'commerce_subscription',
      id: 'csub_user_ada',
      status: 'active',
      payer_id: 'cpayer_user_ada',
      subscription_items: [
        {
          id: 'csub_item_user_ada',
          status: 'active',
          plan: { slug: 'pro' },
          payer: { user_id: 'user_ada', email: 'ada@example.com' },
        },
      ],
      next_payment: { amount: { amount: 1000 } },
    });
    const bob = (await call('GET', '/users/user_bob/billing/subscription')).body;
    expect(bob.subscription_items).toMatchObject([{ plan: { slug: 'free' }, period_end: null }]);
    expect(bob).not.toHaveProperty('next_payment');
    const acme = (await call('GET', '/organizations/org_acme/billing/subscription')).body;
    expect(acme).toMatchObject({ id: 'csub_org_acme', subscription_items: [{ plan_id: 'cplan_team' }] });
  });

  it.each([
    ['GET', '/users/user_none/billing/subscription'],
    ['GET', '/organizations/org_none/billing/subscription'],
    ['GET', '/organizations/org_x/billing/subscription'],
    ['DELETE', '/billing/subscription_items/csub_item_x'],
  ])('is 404 for %s %s', async (method, path) => {
    expect(errorsOf(await call(method, path))).toEqual(['404 resource_not_found']);
  });

  it('is renewed after a period, which the clock moves', async () => {
    const before = (await call('GET', '/users/user_ada/billing/subscription')).body.subscription_items[0];
    emulator.advance(65 * DAY);
    const after = (await call('GET', '/users/user_ada/billing/subscription')).body.subscription_items[0];
    expect(after.period_start - before.period_start).toBe(60 * DAY);
    expect(after).toMatchObject({ status: 'active', period_end: before.period_end + 60 * DAY });
  });

  it('that is canceled keeps its plan until the period ends, and then has the default plan', async () => {
    const canceled = await call('DELETE', '/billing/subscription_items/csub_item_user_ada');
    expect(canceled.body).toMatchObject({ status: 'canceled', ended_at: null, plan: { slug: 'pro' } });
    expect(await claims('user_ada')).toMatchObject({ pla: 'u:pro' });
    emulator.advance(31 * DAY);
    expect(await claims('user_ada')).toMatchObject({ pla: 'u:free', fea: 'u:read' });
    expect(errorsOf(await call('DELETE', '/billing/subscription_items/csub_item_user_ada'))).toEqual([
      '404 resource_not_found',
    ]);
    expect(errorsOf(await call('DELETE', '/billing/subscription_items/csub_item_user_bob'))).toEqual([
      '422 form_param_value_invalid subscription_item_id',
    ]);
  });

  it('ends at once on request', async () => {
    await call('DELETE', '/billing/subscription_items/csub_item_org_acme?end_now=true');
    expect((await call('GET', '/organizations/org_acme/billing/subscription')).status).toBe(404);
    const { pla } = await claims('user_ada', { organizationId: 'org_acme' });
    expect(pla).toBe('u:pro');
  });

  it('changes its plan by a price transition, which later tokens show', async () => {
    const path = '/billing/subscription_items/csub_item_user_bob/price_transition';
    const prices = await call('GET', '/billing/plans?payer_type=user');
    const free = prices.body.data.find(({ slug }: { slug: string }) => slug === 'free').id;
    const from_price_id = await priceOf(free);
    const body = { from_price_id, to_price_id: 'cprice_pro' };
    const changed = await call('POST', path, body);
    expect(changed.body).toMatchObject({
      object: 'commerce_price_transition',
      subscription_item: { plan_id: 'cplan_pro', price_id: 'cprice_pro' },
      transition: { previous_plan: { slug: 'free' }, previous_subscription_item_id: 'csub_item_user_bob' },
    });
    expect(await claims('user_bob')).toMatchObject({ pla: 'u:pro' });
    expect(errorsOf(await call('POST', path, body))).toEqual(['404 resource_not_found']);
    const wrong = { from_price_id, to_price_id: 'cprice_pro' };
    expect(errorsOf(await call('POST', path.replace('bob', 'ada'), wrong))).toEqual([
      '422 form_param_value_invalid from_price_id',
    ]);
    const foreign = { from_price_id: 'cprice_pro', to_price_id: 'cprice_team' };
    expect(errorsOf(await call('POST', path.replace('bob', 'ada'), foreign))).toEqual([
      '422 form_param_value_invalid to_price_id',
    ]);
    const missing = { from_price_id: 'cprice_pro', to_price_id: 'cprice_x' };
    expect(errorsOf(await call('POST', path.replace('bob', 'ada'), missing))).toEqual([
      '422 form_resource_not_found to_price_id',
    ]);
  });

  it('shows when its last change was', async () => {
    const path = '/users/user_ada/billing/subscription';
    const before = (await call('GET', path)).body;
    emulator.advance('1d');
    await call('DELETE', '/billing/subscription_items/csub_item_user_ada');
    const after = (await call('GET', path)).body;
    expect(after.created_at).toBe(before.created_at);
    expect(after.updated_at).toBeGreaterThanOrEqual(before.updated_at + DAY);
  });

  it('names the price of a transition that does not exist', async () => {
    const path = '/billing/subscription_items/csub_item_user_ada/price_transition';
    const body = { from_price_id: 'cprice_x', to_price_id: 'cprice_pro' };
    expect(errorsOf(await call('POST', path, body))).toEqual(['422 form_resource_not_found from_price_id']);
  });

  it('is in the list of items, where free ones are included on request', async () => {
    const idsOf = async (query: string) =>
      (await call('GET', `/billing/subscription_items?${query}`)).body.data
        .map(({ id }: { id: string }) => id)
        .sort();
    expect(await idsOf('')).toEqual(['csub_item_org_acme', 'csub_item_user_ada']);
    expect(await idsOf('payer_type=org')).toEqual(['csub_item_org_acme']);
    expect(await idsOf('payer_type=user&include_free=true')).toEqual([
      'csub_item_user_ada',
      'csub_item_user_bob',
    ]);
    expect(await idsOf('plan_id=cplan_pro')).toEqual(['csub_item_user_ada']);
    expect(await idsOf('status=ended')).toEqual([]);
  });

  it('goes with its payer, and survives an export', async () => {
    const copy = await start({ import: JSON.parse(JSON.stringify(emulator.export())) });
    const path = '/users/user_ada/billing/subscription';
    expect((await copy.call('GET', path)).body.subscription_items).toMatchObject([{ plan: { slug: 'pro' } }]);
    await call('DELETE', '/users/user_ada');
    expect(emulator.snapshot().records['billing_subscription_items']).toMatchObject([
      { organization_id: 'org_acme' },
    ]);
  });
});

describe('a mistake in the seed of billing', () => {
  it.each<[string, Seed]>([
    ['seed.plans[0].slug must be', { plans: [{ slug: '' }] }],
    ['seed.plans[0].slug must be', { plans: [{} as never] }],
    ['Unknown option "seed.plans[0].price"', { plans: [{ slug: 'a', price: 1 } as never] }],
    ['seed.plans[1]: Another commerce plan has this slug', { plans: [{ slug: 'a' }, { slug: 'a' }] }],
    ['seed.plans[0]: The id "plan_1" must be "cplan_"', { plans: [{ id: 'plan_1', slug: 'a' }] }],
    ['seed.plans[0].amount must be an integer', { plans: [{ slug: 'a', amount: 9.5 }] }],
    ['seed.plans[0].currency must be', { plans: [{ slug: 'a', currency: 'euro' }] }],
    ['seed.plans[0].forPayerType must be', { plans: [{ slug: 'a', forPayerType: 'team' as never }] }],
    ['features[0] must be an object', { plans: [{ slug: 'a', features: [1 as never] }] }],
    ['features[0].slug must be', { plans: [{ slug: 'a', features: ['a b'] }] }],
    ['The id "f" must be "feat_"', { plans: [{ slug: 'a', features: [{ id: 'f', slug: 'x' }] }] }],
    [
      'seed.plans[1]: Another plan for the payer type "user" is the default',
      {
        plans: [
          { slug: 'a', isDefault: true },
          { slug: 'b', isDefault: true },
        ],
      },
    ],
    ['seed.users[0]: plan must be the slug or the id of a plan of seed.plans', { users: [{ plan: 'pro' }] }],
    [
      'seed.users[0]: plan must be the slug or the id of one of "a"',
      { plans: [{ slug: 'a' }, { slug: 'b', forPayerType: 'org' }], users: [{ plan: 'b' }] },
    ],
    ['seed.users[0]: plan must be', { plans: [{ slug: 'a' }], users: [{ plan: 1 as never }] }],
    ['seed.organizations[0]: plan must be', { organizations: [{ name: 'A', plan: 'a' }] }],
  ])('is named: %s', async (message, mistaken) => {
    await expect(start({ seed: mistaken })).rejects.toThrow(message);
  });
});
