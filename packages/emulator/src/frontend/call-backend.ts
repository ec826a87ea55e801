import { operationBehaviours, recordBehaviours } from '../behaviours/behaviours.ts';
import { answerOperation } from '../engine/answer-operation.ts';
import { type OperationId, readOperationTable } from '../engine/operation.ts';
import type { FrontendRequest } from './frontend-request.ts';

/** Runs an operation of the Backend API for a browser: both have the same rules. Rejects with an `ApiFault`. */
export async function callBackend<Body>(
  { instance, params, query, apiVersion }: FrontendRequest<Body>,
  id: OperationId,
  body?: unknown,
): Promise<unknown> {
  const { operations, shapes } = readOperationTable();
  const operation = operations.find((each) => each.id === id);
  if (operation === undefined) throw new Error(`There is no operation ${id}.`);
  const [method = ''] = id.split(' ');
  const sent = new URLSearchParams(query);
  sent.delete('__clerk_api_version');
  const headers = { 'content-type': 'application/json', 'clerk-api-version': apiVersion };
  const request = new Request(`${instance.origin()}/?${sent}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answerOperation(request, {
    instance,
    operation,
    shapes,
    params,
    behaviour: operationBehaviours[id] ?? {},
    records: recordBehaviours,
    machine: undefined,
  });
}
