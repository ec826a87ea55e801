import { answerOf } from '../engine/answer.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import {
  type CurrentItem,
  currentItem,
  draftItem,
  itemsOf,
  type Payer,
  payerOf,
  payers,
} from '../model/billing.ts';
import { getOrganization, getUser } from '../model/lookup.ts';
import { payerIdOf, renderItem, renderMoney, renderPlan, symbolOf } from '../render/billing.ts';
import type { SubscriptionItemRecord } from '../store/billing-records.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

/** Plans, prices and the subscriptions of users and organizations. Nothing is charged. */
export const billing: Behaviour = {
  operations: {
    'GET /users/{user_id}/billing/subscription': {
      handle: (request) => {
        const { id } = getUser(request.instance, pathParam(request.params, 'user_id'));
        return showSubscription(request, { type: 'user', id });
      },
    },
    'GET /organizations/{organization_id}/billing/subscription': {
      handle: (request) => {
        const { id } = getOrganization(request.instance, pathParam(request.params, 'organization_id'));
        return showSubscription(request, { type: 'org', id });
      },
    },
    'DELETE /billing/subscription_items/{subscription_item_id}': {
      handle: (request) => {
        const item = cancel(request.instance, openItemInPath(request), request.values['end_now'] === true);
        return answerOf(request, '$CommerceSubscriptionItem', renderItem(request.instance, item));
      },
    },
    'POST /billing/subscription_items/{subscription_item_id}/price_transition': { handle: changePrice },
  },
  records: {
    billing_plans: {
      select: ({ instance, values }) =>
        instance.store.billing_plans
          .all()
          .filter(({ for_payer_type: type }) => type === (values['payer_type'] ?? type)),
      render: (plan, { instance }) => renderPlan(instance, plan),
    },
    billing_prices: {
      create: (draft, { instance }) => priceFields(instance, draft),
    },
    billing_subscription_items: {
      select: selectItems,
      derive: (item, instance) => currentItem(instance, item),
      render: (item, { instance }) => renderItem(instance, currentItem(instance, item)),
    },
  },
};

function showSubscription(request: OperationRequest, payer: Payer): unknown {
  const { instance } = request;
  const items = itemsOf(instance, payer);
  const current = items.filter(({ status }) => status !== 'ended');
  const [first] = current;
  if (first === undefined) throw notFound('subscription', payer.id, `${payer.type} id`);
  const rendered = current.map((item) => renderItem(instance, item));
  const [next] = rendered.flatMap((item) => ('next_payment' in item ? [item.next_payment] : []));
  return answerOf(
    request,
    '$CommerceSubscription',
    {
      object: 'commerce_subscription',
      id: `csub_${payer.id}`,
      instance_id: instance.instanceId,
      status: 'active',
      payer_id: payerIdOf(payer),
      created_at: Math.min(...items.map(({ created_at }) => created_at)),
      updated_at: Math.max(...items.map(({ updated_at }) => updated_at)),
      active_at: first.created_at,
      past_due_at: null,
      subscription_items: rendered,
      ...(next && { next_payment: next }),
      eligible_for_free_trial: false,
    },
    { isBrief: true },
  );
}

/** The items of all payers. The items of plans without a price are included on request. */
function selectItems({ instance, values }: OperationRequest): readonly SubscriptionItemRecord[] {
  const { billing_plans } = instance.store;
  return payers(instance)
    .filter(({ type }) => type === (values['payer_type'] ?? type))
    .flatMap((payer) => itemsOf(instance, payer))
    .filter(
      ({ plan_id }) => values['include_free'] === true || (billing_plans.get(plan_id)?.amount ?? 0) > 0,
    );
}

function openItemInPath({ instance, params }: OperationRequest): CurrentItem {
  const id = pathParam(params, 'subscription_item_id');
  const found = payers(instance)
    .flatMap((payer) => itemsOf(instance, payer))
    .find((item) => item.id === id && item.status !== 'ended');
  if (found === undefined) throw notFound('open subscription item', id);
  return found;
}

/** A canceled item keeps its plan until the end of its period. A plan without a price ends only for another one. */
function cancel(instance: Instance, item: CurrentItem, endNow: boolean): CurrentItem {
  const { store, now } = instance;
  if (item.period_end === null) throw unfit('subscription_item_id', 'an item of a plan with a price');
  const { status: _, ...record } = item;
  const at = now();
  const changed = {
    ...record,
    canceled_at: record.canceled_at ?? at,
    ended_at: endNow ? at : null,
    updated_at: at,
  };
  return currentItem(instance, store.billing_subscription_items.put(changed));
}

interface PriceTransition {
  readonly from_price_id: string;
  readonly to_price_id: string;
}

/** Replaces an item by one of another plan, at once. */
function changePrice(request: OperationRequest<PriceTransition>): unknown {
  const { instance, body } = request;
  const { store, now, createId } = instance;
  // The behaviour reads the parameters of the path only.
  const item = openItemInPath(request as unknown as OperationRequest);
  const from = getPrice(instance, 'from_price_id', body.from_price_id);
  const to = getPrice(instance, 'to_price_id', body.to_price_id);
  const previous = getPlan(instance, 'from_price_id', from);
  const plan = getPlan(instance, 'to_price_id', to);
  const payer = payerOf(item);
  if (previous.id !== item.plan_id) throw unfit('from_price_id', 'a price of the plan of the item');
  if (plan.for_payer_type !== payer.type)
    throw unfit('to_price_id', `a price of a plan for the payer type ${payer.type}`);
  const { status: _, ...record } = item;
  const at = now();
  store.billing_subscription_items.put({ ...record, ended_at: at, updated_at: at });
  const id = createId('billing_subscription_items');
  const created = store.billing_subscription_items.put(draftItem(instance, payer, plan, id));
  return answerOf(request, '$CommercePriceTransitionResponse', {
    object: 'commerce_price_transition',
    subscription_item: { ...renderItem(instance, currentItem(instance, created)), price_id: to.id },
    transition: {
      previous_plan: renderPlan(instance, previous),
      previous_price: from,
      effective_at: at,
      effective_mode: 'immediate',
      charged_immediately: plan.amount > 0,
      immediate_charge: renderMoney(plan.amount, plan.currency),
      previous_subscription_item_status: 'ended',
      previous_subscription_item_id: item.id,
    },
  });
}

function getPrice({ store }: Instance, parameter: string, id: string): AnyRecord {
  const price = store.billing_prices.get(id);
  if (price === undefined) throw apiFault('form_resource_not_found', { param_name: parameter });
  return price;
}

function getPlan({ store }: Instance, parameter: string, price: AnyRecord) {
  const plan = store.billing_plans.get(String(price['plan_id']));
  if (plan === undefined) throw apiFault('form_resource_not_found', { param_name: parameter });
  return plan;
}

function unfit(parameter: string, expected: string) {
  return apiFault('form_param_value_invalid', { param_name: parameter, expected });
}

function priceFields(instance: Instance, draft: AnyRecord) {
  const plan = getPlan(instance, 'plan_id', draft);
  const currency = String(draft['currency'] ?? plan.currency);
  const amount = Number(draft['amount'] ?? 0);
  const annualMonthlyAmount = Number(draft['annual_monthly_amount'] ?? amount);
  return {
    instance_id: instance.instanceId,
    currency,
    currency_symbol: symbolOf(currency),
    amount,
    annual_monthly_amount: annualMonthlyAmount,
    fee: renderMoney(amount, currency),
    annual_monthly_fee: renderMoney(annualMonthlyAmount, currency),
    is_default: false,
  };
}
