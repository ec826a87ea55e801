import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

/** Calls as a machine: with the key of the parameters, else of the call, else the machine key of the client. */
export const withMachineKey: Compose = async (send, transport, operation, [params], options) => {
  const [{ machineSecretKey }, fields] = splitFields(params, ['machineSecretKey']);
  const key = machineSecretKey ?? options?.secretKey ?? transport.machineSecretKey?.();
  // The engine rejects a key that is not a string.
  const keyed = key === undefined ? options : { ...options, secretKey: key as string };
  return send(transport, operation, [fields], keyed);
};
