import { createClock } from '../control/clock.ts';
import { createInstance } from '../create-instance.ts';
import type { Instance } from '../store/instance.ts';
import type { Operation } from './operation.ts';
import type { Task } from './records.ts';
import type { OperationRequest } from './request.ts';

/** Creates an instance without an emulator around it. Its clock stands still. */
export const createTestInstance = (): Promise<Instance> =>
  createInstance(
    {},
    { clock: createClock(() => 1000), origin: () => 'http://localhost', persisted: undefined },
  );

/** Returns an operation that is not in the table. */
export const operationOf = (more: Partial<Operation>): Operation => ({
  id: 'GET /things',
  tag: 'Things',
  tier: 'P2',
  kind: 'none',
  status: 200,
  answer: 'object',
  ...more,
});

/** Returns a request of an operation that is not in the table, without the rules of the resources. */
export function taskOf(
  instance: Instance,
  operation: Partial<Operation>,
  more: Partial<OperationRequest> = {},
): Task {
  const request: OperationRequest = {
    instance,
    operation: operationOf(operation),
    shapes: {},
    apiVersion: '2026-05-12',
    params: {},
    query: new URLSearchParams(),
    values: {},
    body: {},
    machine: undefined,
    ...more,
  };
  return { request, behaviours: {} };
}
