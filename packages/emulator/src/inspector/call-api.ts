import { ConfigError } from '@x/errors';
import { isObject } from '../json/is-object.ts';
import type { Inspection } from './inspection.ts';

/**
 * Sends a POST to the Backend API, so that an action of the inspector follows the rules of its operation. Rejects with a
 * `ConfigError` that has the messages of a rejected request.
 */
export async function callApi(
  { instance, callApi: send }: Pick<Inspection, 'instance' | 'callApi'>,
  path: string,
  body: object = {},
): Promise<Readonly<Record<string, unknown>>> {
  const response = await send(
    new Request(`${instance.origin()}/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${instance.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  const answer: unknown = await response.json();
  if (response.ok && isObject(answer)) return answer;
  throw new ConfigError(messagesOf(answer) || `The API has answered with ${response.status}.`);
}

function messagesOf(answer: unknown): string {
  const errors: unknown = Object(answer).errors;
  const messages = Array.isArray(errors) ? errors.map((error) => Object(error).long_message) : [];
  return messages.join(' ');
}
