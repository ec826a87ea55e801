import { argumentsOf } from '../engine/build-request.ts';
import type { Compose } from '../operation.ts';

/** Parameters that all stand in the path of a write: without this, an empty body would be sent beside them. */
export const withIdsOfParams: Compose = async (send, transport, operation, [params], options) => {
  const { args: _, ...rest } = operation;
  // Whatever they are, they have fields or none.
  const ids = argumentsOf(rest).map((name) => Object(params)[name]);
  return send(transport, rest, ids, options);
};
