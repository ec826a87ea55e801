import type { Handle } from '@sveltejs/kit/hooks';
import { withAuth } from '@x/adapters/fetch';
import { guardsByPath } from '../../../src/routes.ts';
import { clerk } from '../../clerk.ts';

type Hook = Parameters<Handle>[0];

const guardOf = guardsByPath((policy) =>
  withAuth(
    clerk,
    (_request, { auth }, { event, resolve }: Hook) => {
      Object.assign(event.locals, { auth });
      return resolve(event);
    },
    policy,
  ),
);

export const handle: Handle = (hook) => guardOf(hook.event.url.pathname)(hook.event.request, hook);
