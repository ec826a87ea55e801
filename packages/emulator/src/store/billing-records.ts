import type { Timed } from './timed.ts';

/** The kind of record that pays for a plan, as the API names it. */
export type PayerType = 'user' | 'org';

export type FeatureRecord = Timed & {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
};

export type PlanRecord = Timed & {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly for_payer_type: PayerType;
  /** The plan of every payer without a subscription to another one. */
  readonly is_default: boolean;
  readonly publicly_visible: boolean;
  /** A month's price in the smallest unit of the currency. */
  readonly amount: number;
  readonly currency: string;
  readonly free_trial_days: number | null;
  /** The ids of its features. */
  readonly features: readonly string[];
};

export type SubscriptionItemRecord = Timed & {
  /** Either the user or the organization pays. */
  readonly user_id: string | null;
  readonly organization_id: string | null;
  readonly plan_id: string;
  readonly period_start: number;
  /** Null for a plan without a price. */
  readonly period_end: number | null;
  readonly canceled_at: number | null;
  readonly ended_at: number | null;
};

/** The records of billing, by collection. */
export interface BillingRecords {
  readonly billing_features: FeatureRecord;
  readonly billing_plans: PlanRecord;
  readonly billing_subscription_items: SubscriptionItemRecord;
}
