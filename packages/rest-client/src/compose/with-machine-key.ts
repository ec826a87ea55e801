import type { Compose } from '../operation.ts';
import { splitFields } from './split-fields.ts';

/** A call for a machine: with the key of the parameters, else of the call, else of the client for machines. */
export const withMachineKey: Compose = async (send, transport, operation, [params], options) => {
  const [{ machineSecretKey }, fields] = splitFields(params, ['machineSecretKey']);
  const key = machineSecretKey ?? options?.secretKey ?? transport.machineSecretKey?.();
  // What is no text is refused where the header is made.
  const keyed = key === undefined ? options : { ...options, secretKey: key as string };
  return send(transport, operation, [fields], keyed);
};
