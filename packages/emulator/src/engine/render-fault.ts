import { toHex } from '../keys/ids.ts';
import type { Instance } from '../store/instance.ts';
import { ConflictError } from '../store/table.ts';
import type { RecordBehaviours } from './behaviour.ts';
import { ApiFault, apiFault } from './errors.ts';
import { rejectConflict } from './records.ts';

/** Returns the fault that the answer shows for an error. */
export function toFault(error: Error, behaviours: RecordBehaviours): ApiFault {
  if (error instanceof ApiFault) return error;
  if (error instanceof ConflictError) return rejectConflict(behaviours, error);
  return apiFault('internal_error', { reason: error.message });
}

/** Renders the envelope of errors. */
export function renderFault(instance: Instance, { status, errors }: ApiFault): Response {
  return renderJson(status, { errors, clerk_trace_id: toHex(instance.randomBytes(16)) });
}

/** The reference SDK parses a body as JSON only if the media type is exactly this, without parameters. */
export function renderJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const all = { 'content-type': 'application/json', ...headers };
  return new Response(JSON.stringify(body), { status, headers: all });
}
