import type { PayerType, PlanRecord, SubscriptionItemRecord } from '../store/billing-records.ts';
import type { Instance } from '../store/instance.ts';
import { dayInMs } from './day-in-ms.ts';

/** A user or an organization, which pays for a plan: decision 046. */
export interface Payer {
  readonly type: PayerType;
  readonly id: string;
}

type ItemStatus = 'active' | 'canceled' | 'ended';

/** An item as it is now. */
export type CurrentItem = SubscriptionItemRecord & { readonly status: ItemStatus };

const PERIOD_IN_MS = 30 * dayInMs;

const FIELDS = { user: 'user_id', org: 'organization_id' } as const satisfies Record<PayerType, string>;

export function payerOf({ user_id, organization_id }: SubscriptionItemRecord): Payer {
  return user_id === null ? { type: 'org', id: organization_id ?? '' } : { type: 'user', id: user_id };
}

/** Returns the plan with this id or slug. */
export function findPlan({ store }: Instance, idOrSlug: string): PlanRecord | undefined {
  return store.billing_plans.get(idOrSlug) ?? store.billing_plans.unique({ slug: idOrSlug });
}

/** Returns a new item of a payer. The id of the first one follows from the payer, so that tests can name it. */
export function draftItem(
  { now }: Pick<Instance, 'now'>,
  { type, id }: Payer,
  plan: PlanRecord,
  itemId = `csub_item_${id}`,
): SubscriptionItemRecord {
  const at = now();
  const nobody = { user_id: null, organization_id: null };
  return {
    ...nobody,
    [FIELDS[type]]: id,
    id: itemId,
    plan_id: plan.id,
    period_start: at,
    period_end: plan.amount > 0 ? at + PERIOD_IN_MS : null,
    canceled_at: null,
    ended_at: null,
    created_at: at,
    updated_at: at,
  };
}

/** Returns an item with what the time has changed: a period is renewed, or ends with the item. */
export function currentItem({ now }: Instance, item: SubscriptionItemRecord): CurrentItem {
  const { period_start, period_end, canceled_at, ended_at } = item;
  const at = now();
  if (ended_at !== null) return { ...item, status: 'ended' };
  if (canceled_at !== null && period_end !== null && at >= period_end) {
    return { ...item, status: 'ended', ended_at: period_end };
  }
  if (canceled_at !== null) return { ...item, status: 'canceled' };
  if (period_end === null || at < period_end) return { ...item, status: 'active' };
  const start = period_end + Math.floor((at - period_end) / PERIOD_IN_MS) * PERIOD_IN_MS;
  return {
    ...item,
    status: 'active',
    period_start: Math.max(start, period_start),
    period_end: start + PERIOD_IN_MS,
  };
}

/** Returns the items of a payer: without another one, the item of the default plan. */
export function itemsOf(instance: Instance, payer: Payer): readonly CurrentItem[] {
  const stored = instance.store.billing_subscription_items
    .by(FIELDS[payer.type], payer.id)
    .map((item) => currentItem(instance, item));
  if (stored.some(({ status }) => status !== 'ended')) return stored;
  const plan = instance.store.billing_plans
    .all()
    .find(({ is_default, for_payer_type }) => is_default && for_payer_type === payer.type);
  if (plan === undefined) return stored;
  const id = stored.length > 0 ? `csub_item_${payer.id}_default` : undefined;
  const since = Math.max(createdAt(instance, payer), ...stored.map(({ ended_at }) => ended_at ?? 0));
  const item = draftItem({ now: () => since }, payer, plan, id);
  return [...stored, currentItem(instance, item)];
}

function createdAt({ store }: Instance, { type, id }: Payer): number {
  return (type === 'user' ? store.users : store.organizations).get(id)?.created_at ?? 0;
}

/** Returns the plan that a payer has now. */
export function planOf(instance: Instance, payer: Payer): PlanRecord | undefined {
  const item = itemsOf(instance, payer).find(({ status }) => status !== 'ended');
  return item && instance.store.billing_plans.get(item.plan_id);
}

/** Every payer of the instance. */
export function payers({ store }: Instance): readonly Payer[] {
  return [
    ...store.users.all().map(({ id }): Payer => ({ type: 'user', id })),
    ...store.organizations.all().map(({ id }): Payer => ({ type: 'org', id })),
  ];
}
