import type { Handle } from '@sveltejs/kit/hooks';
import { withAuth } from '@x/adapters/fetch';
import { guardsByPath, README_PATH } from '../../../src/routes.ts';
import { clerk } from '../../clerk.ts';
import { handle as handleOfReadme } from './readme.ts';

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

export const handle: Handle = (hook) => {
  const { pathname } = hook.event.url;
  return pathname === README_PATH ? handleOfReadme(hook) : guardOf(pathname)(hook.event.request, hook);
};
