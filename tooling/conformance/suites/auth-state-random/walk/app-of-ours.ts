import { createClerkClient } from '@x/backend';
import { build } from '../cases/build.ts';
import type { CreateApp } from './walk-from.ts';

/** An application that responds according to our state. */
export const createAppOfOurs: CreateApp = (authCase, fetch) => {
  const { bound, perCall } = build(authCase);
  const client = createClerkClient({ retry: false, ...bound, fetch });
  return (request) => client.authenticateRequest(request, perCall);
};
