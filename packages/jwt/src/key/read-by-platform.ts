import { refusal } from '../failure.ts';
import { JWK_INVALID } from '../reasons.ts';

/** Has the platform read a key. What it says of one that it can't read is the cause of the refusal. */
export async function readByPlatform<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw refusal(JWK_INVALID, 'The key could not be imported.', cause);
  }
}
