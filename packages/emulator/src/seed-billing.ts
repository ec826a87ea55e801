import { ConfigError } from '@x/errors';
import { draftItem, findPlan, type Payer } from './model/billing.ts';
import { booleanField, type Fields, integerFrom, readFields, stringField } from './read-fields.ts';
import { renderMoney, symbolOf } from './render/billing.ts';
import { checkId, entriesOf, withPath } from './seed-entries.ts';
import type { PayerType } from './store/billing-records.ts';
import type { Instance } from './store/instance.ts';

/** A feature of plans. Plans that name the same slug have the same feature. */
export interface SeedFeature {
  readonly id?: string | undefined;
  /** The name in programs, which `has({ feature })` takes. */
  readonly slug: string;
  /** Default: the slug. */
  readonly name?: string | undefined;
  /** A description for people. */
  readonly description?: string | undefined;
}

/** A plan that users or organizations subscribe to. */
export interface SeedPlan {
  readonly id?: string | undefined;
  /** What `has({ plan })` compares. */
  readonly slug: string;
  /** Default: the slug. */
  readonly name?: string | undefined;
  /** A description for people. */
  readonly description?: string | undefined;
  /** Default: `user`. */
  readonly forPayerType?: PayerType | undefined;
  /** The plan of every payer without another one. Default: false. */
  readonly isDefault?: boolean | undefined;
  /** Default: true. */
  readonly publiclyVisible?: boolean | undefined;
  /** The price of a month in the smallest unit of the currency. Default: 0. */
  readonly amount?: number | undefined;
  /** Default: `USD`. */
  readonly currency?: string | undefined;
  /** Features, or their slugs. */
  readonly features?: readonly (SeedFeature | string)[] | undefined;
}

const slugField = {
  isValid: (value: unknown) => typeof value === 'string' && /^[\w-]+$/.test(value),
  expected: 'a string of letters, digits, _ or -',
  isRequired: true,
} as const;

const PLAN_FIELDS: Fields<SeedPlan> = {
  id: stringField,
  slug: slugField,
  name: stringField,
  description: stringField,
  forPayerType: {
    isValid: (value) => value === 'user' || value === 'org',
    expected: '"user" or "org"',
  },
  isDefault: booleanField,
  publiclyVisible: booleanField,
  amount: integerFrom(0),
  currency: {
    isValid: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
    expected: 'a currency code such as "USD"',
  },
  features: { isValid: Array.isArray, expected: 'a list of features or their slugs' },
};

const FEATURE_FIELDS: Fields<SeedFeature> = {
  id: stringField,
  slug: slugField,
  name: stringField,
  description: stringField,
};

const OWNER = { owner: 'createEmulator' };

/** Stores the plans, each with a price. Throws a `ConfigError` that names an invalid entry. */
export function plantPlans(instance: Instance, seed: readonly SeedPlan[] | undefined): void {
  for (const [path, entry] of entriesOf(seed, 'seed.plans')) {
    const plan = readFields<SeedPlan>(entry, PLAN_FIELDS, { ...OWNER, prefix: `${path}.` });
    withPath(path, () => plantPlan(instance, plan));
  }
}

function plantPlan(instance: Instance, plan: SeedPlan): void {
  const { store, createId, instanceId } = instance;
  const { slug, forPayerType = 'user', isDefault = false, amount = 0, currency = 'USD' } = plan;
  checkId(instance, 'billing_plans', plan.id);
  const hasDefault = store.billing_plans
    .all()
    .some(({ is_default, for_payer_type }) => is_default && for_payer_type === forPayerType);
  if (isDefault && hasDefault)
    throw new ConfigError(`Another plan for the payer type "${forPayerType}" is the default.`);
  const entries = (plan.features ?? []).map((feature) =>
    typeof feature === 'string' ? { slug: feature } : feature,
  );
  const features = entriesOf(entries, 'features').map(([path, entry]) =>
    plantFeature(instance, readFields<SeedFeature>(entry, FEATURE_FIELDS, { ...OWNER, prefix: `${path}.` })),
  );
  const times = timesOf(instance);
  const { id } = store.billing_plans.put({
    id: plan.id ?? createId('billing_plans'),
    slug,
    name: plan.name ?? slug,
    description: plan.description ?? null,
    for_payer_type: forPayerType,
    is_default: isDefault,
    publicly_visible: plan.publiclyVisible ?? true,
    amount,
    currency,
    free_trial_days: null,
    features: [...new Set(features)],
    ...times,
  });
  // The id follows from that of the plan, so that tests can name it.
  store.billing_prices.put({
    id: id.replace('cplan_', 'cprice_'),
    object: 'commerce_price',
    plan_id: id,
    instance_id: instanceId,
    currency,
    currency_symbol: symbolOf(currency),
    amount,
    annual_monthly_amount: amount,
    fee: renderMoney(amount, currency),
    annual_monthly_fee: renderMoney(amount, currency),
    is_default: true,
    supported_billing_periods: 'month',
    ...times,
  });
}

/** Stores a feature, or finds it by its slug. Returns its id. */
function plantFeature(
  instance: Instance,
  { id, slug, name = slug, description = null }: SeedFeatureInput,
): string {
  const { store, createId } = instance;
  const known = store.billing_features.unique({ slug });
  if (known !== undefined && (id === undefined || id === known.id)) return known.id;
  checkId(instance, 'billing_features', id);
  const times = timesOf(instance);
  return store.billing_features.put({
    id: id ?? createId('billing_features'),
    slug,
    name,
    description,
    ...times,
  }).id;
}

type SeedFeatureInput = Omit<SeedFeature, 'description'> & {
  readonly description?: string | null | undefined;
};

function timesOf({ now }: Instance) {
  const at = now();
  return { created_at: at, updated_at: at };
}

/** Subscribes a payer to the plan with this id or slug. Throws a `ConfigError` for another one. */
export function plantSubscription(instance: Instance, payer: Payer, plan: unknown): void {
  if (plan === undefined) return;
  const found = typeof plan === 'string' ? findPlan(instance, plan) : undefined;
  if (found === undefined || found.for_payer_type !== payer.type) {
    const slugs = instance.store.billing_plans
      .all()
      .filter(({ for_payer_type }) => for_payer_type === payer.type)
      .map(({ slug }) => `"${slug}"`);
    const known = slugs.length > 0 ? `one of ${slugs.join(', ')}` : 'a plan of seed.plans';
    throw new ConfigError(`plan must be the slug or the id of ${known}, for the payer type "${payer.type}".`);
  }
  instance.store.billing_subscription_items.put(draftItem(instance, payer, found));
}
