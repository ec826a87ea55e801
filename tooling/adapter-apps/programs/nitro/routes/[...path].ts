import type { AuthObject } from '@x/auth-state';
import { defineHandler } from 'nitro/h3';
import { openRoutes } from '../../../src/routes.ts';

// The middleware sets it.
export default defineHandler((event) => openRoutes(event.req, { auth: event.context['auth'] as AuthObject }));
