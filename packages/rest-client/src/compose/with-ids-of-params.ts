import { argumentsOf } from '../engine/build-request.ts';
import { propertyOf } from '../engine/key-case.ts';
import type { Compose } from '../engine/operation.ts';

/** Calls a write whose parameters are all in the path. Otherwise it would send an empty body, too. */
export const withIdsOfParams: Compose = async (send, transport, operation, [params], options) => {
  const { args: _, ...rest } = operation;
  const ids = argumentsOf(rest).map((name) => propertyOf(params, name));
  return send(transport, rest, ids, options);
};
