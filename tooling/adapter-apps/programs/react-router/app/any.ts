import type { LoaderFunctionArgs } from 'react-router';
import { openRoutes } from '../../../src/routes.ts';
import { authContext } from './auth-context.ts';

/** A route without a component answers by itself. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  openRoutes(request, { auth: context.get(authContext) });

export const action = (input: LoaderFunctionArgs) => loader(input);
