import { type Payer, planOf } from '../model/billing.ts';
import type { Instance } from '../store/instance.ts';

/** The plans and features of a session, with their scopes: `u:` of the user, `o:` of the active organization. */
export interface BillingClaims {
  readonly fea: readonly string[];
  readonly pla: readonly string[];
}

const SCOPES = { org: 'o', user: 'u' } as const;

/** Returns the plans and features of payers, in their order. */
export function billingClaims(instance: Instance, payers: readonly Payer[]): BillingClaims {
  // Most instances have no plans.
  if (instance.store.billing_plans.size === 0) return { fea: [], pla: [] };
  const plans = payers.flatMap((payer) => {
    const plan = planOf(instance, payer);
    return plan === undefined ? [] : [{ plan, scope: SCOPES[payer.type] }];
  });
  return {
    fea: plans.flatMap(({ plan, scope }) =>
      plan.features.flatMap((id) => {
        const feature = instance.store.billing_features.get(id);
        return feature === undefined ? [] : [`${scope}:${feature.slug}`];
      }),
    ),
    pla: plans.map(({ plan, scope }) => `${scope}:${plan.slug}`),
  };
}
