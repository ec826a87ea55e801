import { isRecord } from '@x/rest-client/internal';
import type { CallOperation } from './bind-resources.ts';

/** The parameters of an application without an account. */
export interface AccountlessParams {
  /** The tool that creates the application. */
  source?: string | undefined;
  /** Sent in addition to those of the client. */
  requestHeaders?: Headers | undefined;
}

const METHODS = ['createAccountlessApplication', 'completeAccountlessApplicationOnboarding'] as const;

/** Returns the methods that also take headers of the request. */
export function createAccountlessMethods(call: CallOperation) {
  const bind = (method: string) => async (params?: AccountlessParams) => {
    const { requestHeaders, source } = isRecord(params) ? params : {};
    // Any object with entries stands for headers, such as those of another realm.
    const headers = requestHeaders && Object.fromEntries((requestHeaders as Headers).entries());
    const fields = source ? { source } : {};
    return call('__experimental_accountlessApplications', method, [
      fields,
      headers ? { headers } : undefined,
    ]);
  };
  return Object.fromEntries(METHODS.map((method) => [method, bind(method)]));
}
