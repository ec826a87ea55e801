/** The longest delay of `setTimeout`, about 24.8 days: a longer one ends at once. */
export const MAXIMUM_TIMEOUT_IN_MS = 2_147_483_647;
