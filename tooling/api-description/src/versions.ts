// Pure

/** The newest API version. The client sends it by default, and the types of `@x/rest-client` are generated from it. */
export const API_VERSION = '2026-05-12';

/** The oldest API version. The first version of the reference SDK was made for it. */
export const OLDEST_API_VERSION = '2021-02-05';

export const DISTILLED_VERSIONS = [OLDEST_API_VERSION, API_VERSION] as const;

/** The version of the description of the Frontend API, which the emulator is compared with. */
export const FRONTEND_VERSION = '2026-05-12';

/** The version of the description of webhooks. The types of `@x/webhooks` are generated from it. */
export const WEBHOOKS_VERSION = '2025-04-15';
