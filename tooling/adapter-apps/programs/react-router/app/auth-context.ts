import type { AuthObject } from '@x/auth-state';
import { createContext } from 'react-router';

/** The auth object of a request. The middleware of the root sets it. */
export const authContext = createContext<AuthObject>();
