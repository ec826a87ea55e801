// Pure

/** The protocols that a browser may be redirected to. `javascript:` and others are not. */
export const WEB_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);
