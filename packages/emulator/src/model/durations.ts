// Pure

export const dayInMs = 24 * 60 * 60_000;

/** A sign-in or a sign-up that is not complete by then is abandoned. */
export const attemptLifetimeInMs = dayInMs;
