// Pure
import type { ResponseMeta } from '@x/errors';

/** Returns whether a response reports success. */
export const isOk = ({ status }: Pick<ResponseMeta, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;
