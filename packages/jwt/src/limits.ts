// Pure

/** In characters. A session token has under 4 KiB, as it must fit into a cookie. */
export const DEFAULT_MAX_TOKEN_LENGTH = 16_384;
