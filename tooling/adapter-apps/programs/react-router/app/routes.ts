import { type RouteConfig, route } from '@react-router/dev/routes';

export default [route('notes', './notes.ts'), route('*', './any.ts')] satisfies RouteConfig;
