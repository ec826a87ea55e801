import { CANARY } from '../arguments/wrong-values.ts';

/** Calls, and returns the error that the call throws or returns. Undefined if it succeeds. */
export async function errorOf(call: () => unknown): Promise<Error | undefined> {
  try {
    const { error, errors } = Object(await call());
    return error ?? errors?.[0];
  } catch (error) {
    return error as Error;
  }
}

/** The line of a catalogue. Names of files and processes differ from run to run. */
export function messageOf(error: Error | undefined): string {
  const message = error === undefined ? '(accepted)' : error.message;
  return message
    .replaceAll(/\/\S*\/messages-\w+\//g, '/')
    .replaceAll(/process \d+/g, 'process 1')
    .replaceAll(CANARY, '(the secret)');
}
