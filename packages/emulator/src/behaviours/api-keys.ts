import type { Behaviour } from '../engine/behaviour.ts';
import { notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { answerOfRecord } from '../engine/records.ts';
import type { OperationRequest } from '../engine/request.ts';
import { createMachineSecret, expirationOf, isExpired, isUsable } from '../model/machine-secrets.ts';

export const apiKeys: Behaviour = {
  operations: {
    'GET /api_keys/{apiKeyID}/secret': {
      handle: ({ instance, params }: OperationRequest) => {
        const id = pathParam(params, 'apiKeyID');
        const key = instance.store.api_keys.get(id);
        if (key === undefined) throw notFound('api key', id);
        return { secret: key['secret'] };
      },
    },
    'POST /api_keys/verify': {
      handle: (request: OperationRequest<{ readonly secret: string }>) => {
        const { instance, body } = request;
        const [key] = instance.store.api_keys.by('secret', body.secret);
        if (key === undefined || !isUsable(key, instance)) throw notFound('api key', 'the secret', 'secret');
        return answerOfRecord(request, instance.store.api_keys.update(key, { last_used_at: instance.now() }));
      },
    },
  },
  records: {
    api_keys: {
      create: (_draft, { instance, body }) => ({
        secret: createMachineSecret(instance),
        revoked: false,
        revocation_reason: null,
        expiration: expirationOf(body['seconds_until_expiration'], instance),
        last_used_at: null,
      }),
      update: (_key, { instance, body }) => {
        const seconds = body['seconds_until_expiration'];
        return seconds === undefined ? {} : { expiration: expirationOf(seconds, instance) };
      },
      derive: (key, instance) => ({ expired: isExpired(key, instance) }),
      select: ({ instance, values }) =>
        instance.store.api_keys
          .all()
          .filter((key) => key['subject'] === values['subject'])
          .filter((key) => values['include_invalid'] === 'true' || isUsable(key, instance)),
      searched: ['name', 'description', 'subject'],
    },
  },
};
