import type { Behaviour } from '../engine/behaviour.ts';
import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
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
        const otherId = pathParam(params, 'other_machine_id');
        const scope = instance.store.machine_scopes.unique({ from_machine_id: id, to_machine_id: otherId });
        if (scope === undefined) throw notFound('machine scope', otherId);
        instance.store.machine_scopes.delete(scope.id);
        return { object: 'machine_scope', from_machine_id: id, to_machine_id: otherId, deleted: true };
      },
    },
  },
  records: {
    machines: {
      create: (_draft, request) => {
        for (const id of scopedIn(request)) requireMachine(request, id);
        return { secret_key: createMachineSecret(request.instance) };
      },
      created: ({ id }, request) => {
        const { store, createId, now } = request.instance;
        for (const to of new Set(scopedIn(request))) {
          const scope = { object: 'machine_scope', id: createId('machine_scopes'), created_at: now() };
          store.machine_scopes.put({ ...scope, from_machine_id: id, to_machine_id: to });
        }
      },
      render: ({ id }, { instance }) => ({
        scoped_machines: instance.store.machine_scopes
          .by('from_machine_id', id)
          .map((scope) => instance.store.machines.get(String(scope['to_machine_id']))),
      }),
    },
    machine_scopes: {
      create: (draft, request) => {
        const to = requireMachine(request, String(draft['to_machine_id']));
        return { from_machine_id: request.params['machine_id'], to_machine_id: to.id };
      },
    },
  },
};

function machineOf(request: OperationRequest<unknown>): AnyRecord {
  return requireMachine(request, pathParam(request.params, 'machine_id'));
}

function requireMachine({ instance }: OperationRequest<unknown>, id: string): AnyRecord {
  const machine = instance.store.machines.get(id);
  if (machine === undefined) throw notFound('machine', id);
  return machine;
}

/** Returns the machines that the body of a new machine names. */
function scopedIn({ body }: OperationRequest): readonly string[] {
  const ids: unknown = body['scoped_machines'];
  return Array.isArray(ids) ? ids.map(String) : [];
}
