/** The token of an auth object that has none. */
export const noToken = async (): Promise<null> => null;

/** The answer of an auth object that may do nothing. */
export const deny = (): false => false;
