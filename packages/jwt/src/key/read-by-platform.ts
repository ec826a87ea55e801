import { refusal } from '../failure.ts';
import { JWK_INVALID } from '../reasons.ts';

/** The refusal of a key that the platform can't read. What it says of it is the cause. */
export const unreadable = (cause: unknown) => refusal(JWK_INVALID, 'The key could not be imported.', cause);

/** Has the platform read a key. */
export async function readByPlatform<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw unreadable(cause);
  }
}
