import { checkKeyOption } from '@x/errors/internal';
import type { Compose } from '../engine/operation.ts';
import { splitFields } from './split-fields.ts';

/** Calls as a machine: with the key of the parameters, else of the call, else the machine key of the client. */
export const withMachineKey: Compose = async (send, transport, operation, [params], options) => {
  const [{ machineSecretKey }, fields] = splitFields(params, ['machineSecretKey']);
  checkKeyOption('machineSecretKey', machineSecretKey);
  const key = machineSecretKey ?? options?.secretKey ?? transport.machineSecretKey?.();
  // Without a key, the engine sends that of the transport. It rejects a key that is not a string.
  return send(transport, operation, [fields], { ...options, secretKey: key as string | undefined });
};
