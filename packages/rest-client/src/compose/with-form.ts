import { isRecord } from '../engine/key-case.ts';
import { toForm } from '../engine/to-form.ts';
import type { Compose } from '../operation.ts';

/** Parameters, which are the last argument, as a form with files. */
export const withForm: Compose = async (send, transport, operation, args, options) => {
  const { compose: _, ...rest } = operation;
  const params = args.at(-1);
  const form = toForm(isRecord(params) ? params : {});
  return send(transport, rest, [...args.slice(0, -1), form], options);
};
