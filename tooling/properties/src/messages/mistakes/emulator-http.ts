import { ConfigError } from '@x/errors';
import { emulator } from '../../arguments/fixtures.ts';
import type { Mistakes } from '../mistakes.ts';

/** Returns what the control API answers to a body. */
async function control(path: string, body: unknown) {
  const response = await emulator.fetch(`${emulator.url}/__emulator/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const { error } = (await response.json()) as { readonly error?: string };
  return { error: error && new ConfigError(error) };
}

/** Returns what a form of the inspector shows as the mistake. */
async function inspector(path: string, form: Readonly<Record<string, string>>) {
  const response = await emulator.fetch(`${emulator.url}/__emulator/inspector/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { problem } = /role="alert">(?<problem>[^<]*)/.exec(await response.text())?.groups ?? {};
  return { error: problem && new ConfigError(problem.replaceAll('&quot;', '"')) };
}

/** Mistakes in requests to the control API, and in forms of the inspector. */
export const OVER_HTTP: Mistakes = {
  'POST /__emulator/clock: a list': () => control('clock', []),
  'POST /__emulator/clock: nothing': () => control('clock', {}),
  'the inspector: a fault whose status is text': () => inspector('faults', { route: '*', status: 'down' }),
  'the inspector: an email address that is not valid': () => inspector('users', { email_address: 'ada' }),
};
