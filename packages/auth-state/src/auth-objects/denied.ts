/** `getToken()` of an unauthenticated object. */
export const noToken = async (): Promise<null> => null;

/** `has()` of an object that has no roles, permissions, features or plans. */
export const deny = (): false => false;
