import { type FinishOptions, mergeHeaders } from '@x/auth-state/internal';

/**
 * Adds the headers of a state to a response without a copy, which takes a server of Node longer than authentication.
 * A handler can return one response to several visitors, so it works only if the headers to add are the same for all of
 * them. Returns whether it worked.
 */
export function finishInPlace(response: Response, options: FinishOptions): boolean {
  const hasHeadersOfVisitor = !options.stateHeaders.keys().next().done;
  if (hasHeadersOfVisitor) {
    return false;
  }
  try {
    mergeHeaders(response.headers, options);
    return true;
  } catch {
    // The headers of a response that was fetched cannot be changed. `finish` reports a value that is not a response.
    return false;
  }
}
