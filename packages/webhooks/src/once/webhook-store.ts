// Pure

/**
 * Remembers deliveries for all machines of an application, in two functions over Redis or a database. Every endpoint
 * needs a store or a prefix of its own, because Clerk sends the same id to all of them.
 */
export interface WebhookStore {
  /**
   * Claims a delivery, in one atomic step: of two claims at the same time, only one is `claimed`. The claim ends after
   * `leaseInSeconds` on its own, so that a crash does not lose the delivery.
   */
  claim(id: string, claim: WebhookClaim): Promise<WebhookClaimOutcome>;
  /**
   * Ends a claim. After `done`, every claim of this id is `done`: keep that for some days, because deliveries can be
   * repeated by hand. After `failed`, forget the claim if it still has this token. Else another machine has claimed the
   * delivery since, and its claim stays.
   */
  settle(id: string, settlement: WebhookSettlement): Promise<unknown>;
}

/** Identifies a claim, and says when it ends on its own. */
export interface WebhookClaim {
  /** A random string that identifies the claim. */
  readonly token: string;
  /** How long the claim lasts, in seconds. Then another delivery can claim the event. */
  readonly leaseInSeconds: number;
}

/** `pending`: another claim has neither been settled nor ended. */
export type WebhookClaimOutcome = 'claimed' | 'pending' | 'done';

/** How the handler of a claimed delivery ended. */
export interface WebhookSettlement {
  /** The token of the claim. */
  readonly token: string;
  /** `done`: the event is not handled again. `failed`: the next delivery handles it. */
  readonly outcome: 'done' | 'failed';
}
