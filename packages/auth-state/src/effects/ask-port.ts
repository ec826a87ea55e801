import type { PortError, PortResult } from '../ports.ts';

/** Asks a port, and takes a rejection for a network that failed. */
export async function askPort<T>(ask: () => Promise<PortResult<T>>): Promise<PortResult<T>> {
  try {
    return await ask();
  } catch {
    return {
      result: null,
      error: { code: 'unexpected-sdk-error', message: 'The port failed.', status: null },
    };
  }
}

/** Whether the API could not be asked; it may answer another time. */
export function isOutage({ status }: PortError): boolean {
  return status === null || status === 429 || status >= 500;
}
