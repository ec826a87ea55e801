// Pure

/** The types of other packages in results and options. Each entry exports them: decision 037. */
export type * from '@x/auth-state';
export type * from '@x/proxy';
