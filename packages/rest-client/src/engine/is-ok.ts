// Pure
import type { ResponseMeta } from '@x/errors';

/** Returns whether a response reports success. */
export const isOk = ({ status }: Pick<ResponseMeta, 'status'>): boolean => {
  const code = status ?? 0;
  return code >= 200 && code < 300;
};
