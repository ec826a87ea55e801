import { type CurrentItem, type Payer, payerOf } from '../model/billing.ts';
import type { FeatureRecord, PlanRecord } from '../store/billing-records.ts';
import type { Instance } from '../store/instance.ts';

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency;
}

export function renderMoney(amount: number, currency: string) {
  return {
    amount,
    amount_formatted: (amount / 100).toFixed(2),
    currency,
    currency_symbol: symbolOf(currency),
  };
}

export function renderPlan({ store }: Instance, plan: PlanRecord) {
  const fee = renderMoney(plan.amount, plan.currency);
  const annualFee = renderMoney(plan.amount * 12, plan.currency);
  return {
    ...plan,
    object: 'commerce_plan',
    fee,
    annual_monthly_fee: fee,
    annual_fee: annualFee,
    is_recurring: true,
    has_base_fee: plan.amount > 0,
    avatar_url: null,
    features: plan.features.flatMap((id) => renderFeature(store.billing_features.get(id))),
    free_trial_enabled: plan.free_trial_days !== null,
    unit_prices: [],
  };
}

function renderFeature(feature: FeatureRecord | undefined) {
  if (feature === undefined) return [];
  const { id, slug, name, description } = feature;
  return [{ object: 'feature', id, slug, name, description, avatar_url: null }];
}

/** Returns the values of an item. It has the id of its payer, from which those of the subscription follow. */
export function renderItem(instance: Instance, item: CurrentItem) {
  const { store, instanceId } = instance;
  const plan = store.billing_plans.get(item.plan_id);
  const payer = payerOf(item);
  const price = plan && renderMoney(plan.amount, plan.currency);
  return {
    ...item,
    object: 'commerce_subscription_item',
    instance_id: instanceId,
    plan: plan === undefined ? null : renderPlan(instance, plan),
    plan_period: 'month',
    ...(price !== undefined && item.status === 'active' && item.period_end !== null
      ? { next_payment: { amount: price, date: item.period_end } }
      : {}),
    payer_id: payerIdOf(payer),
    payer: renderPayer(instance, payer),
    is_free_trial: false,
    past_due_at: null,
  };
}

export function payerIdOf({ id }: Payer): string {
  return `cpayer_${id}`;
}

function renderPayer({ store, instanceId }: Instance, payer: Payer) {
  const user = payer.type === 'user' ? store.users.get(payer.id) : undefined;
  const organization = payer.type === 'org' ? store.organizations.get(payer.id) : undefined;
  const email = store.email_addresses.get(user?.primary_email_address_id ?? '')?.email_address ?? null;
  return {
    object: 'commerce_payer',
    id: payerIdOf(payer),
    instance_id: instanceId,
    ...(user && { user_id: user.id, first_name: user.first_name, last_name: user.last_name, email }),
    ...(organization && { organization_id: organization.id, organization_name: organization.name }),
  };
}
