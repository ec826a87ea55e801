import type { Behaviour } from '../engine/behaviour.ts';

export const jwks: Behaviour = {
  operations: {
    'GET /jwks': { handle: ({ instance }) => ({ keys: instance.keys.published() }) },
  },
};
