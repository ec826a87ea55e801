// Pure

export const dayInMs = 24 * 60 * 60_000;
