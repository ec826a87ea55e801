// Pure

/** Every operation by the resource and the method that it is on the client. */
export * as jwks from './jwks.ts';
export * as organizations from './organizations.ts';
export * as sessions from './sessions.ts';
export * as users from './users.ts';
