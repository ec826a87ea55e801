import type { Behaviour } from '../engine/behaviour.ts';
import { notFound } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { createMachineSecret } from '../model/machine-secrets.ts';
import type { AnyRecord } from '../store/records.ts';

export const machines: Behaviour = {
  operations: {
    'GET /machines/{machine_id}/secret_key': {
      handle: (request: OperationRequest) => ({
        object: 'machine_secret_key',
        secret: machineOf(request)['secret_key'],
      }),
    },
    'POST /machines/{machine_id}/secret_key/rotate': {
      handle: (request: OperationRequest<{ readonly previous_token_ttl: number }>) => {
        const { instance, body } = request;
        const machine = machineOf(request);
        const secret = createMachineSecret(instance);
        instance.store.machines.update(machine, {
          secret_key: secret,
          previous_secret_key: machine['secret_key'],
          previous_secret_key_until: instance.now() + body.previous_token_ttl * 1_000,
          updated_at: instance.now(),
        });
        return { object: 'machine_secret_key', secret };
      },
    },
    'DELETE /machines/{machine_id}/scopes/{other_machine_id}': {
      handle: (request: OperationRequest) => {
        const { instance, params } = request;
        const { id } = machineOf(request);
        const otherId = params['other_machine_id'] ?? '';
        const scope = instance.store.machine_scopes.unique({ from_machine_id: id, to_machine_id: otherId });
        if (scope === undefined) throw notFound('machine scope', otherId);
        instance.store.machine_scopes.delete(scope.id);
        return { object: 'machine_scope', from_machine_id: id, to_machine_id: otherId, deleted: true };
      },
    },
  },
  records: {
    machines: {
      create: (_draft, { instance }) => ({ secret_key: createMachineSecret(instance) }),
    },
    machine_scopes: {
      create: (draft, { instance, params }) => {
        const to = String(draft['to_machine_id']);
        if (instance.store.machines.get(to) === undefined) throw notFound('machine', to);
        return { from_machine_id: params['machine_id'], to_machine_id: to };
      },
    },
  },
};

function machineOf({ instance, params }: OperationRequest<unknown>): AnyRecord {
  const id = params['machine_id'] ?? '';
  const machine = instance.store.machines.get(id);
  if (machine === undefined) throw notFound('machine', id);
  return machine;
}
