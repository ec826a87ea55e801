// Pure
import type { Read } from '../../operation.ts';

/** Reads nothing: the status says all. */
export const readNothing: Read = () => ({ data: null });
