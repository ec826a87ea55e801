import type { LoaderFunctionArgs } from 'react-router';
import { page } from '../../../src/routes.ts';
import { authContext } from './readme.ts';

export { middleware } from './readme.ts';

/** The route behind the program of the README. */
export const loader = ({ context }: LoaderFunctionArgs) => page(context.get(authContext));
