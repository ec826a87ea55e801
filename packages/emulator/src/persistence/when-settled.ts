import { errorResponse } from '../control/error-response.ts';
import type { FetchHandler } from '../runtime/runtime.ts';
import type { Journal } from './journal.ts';

/** Answers when everything that the answer says is on the disk. */
export function whenSettled(answer: FetchHandler, { settled }: Pick<Journal, 'settled'>): FetchHandler {
  return async (request) => {
    const response = await answer(request);
    try {
      await settled();
      return response;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The emulator cannot write its state: ${reason}`;
      return errorResponse({ status: 500, code: 'internal_error', message });
    }
  };
}
