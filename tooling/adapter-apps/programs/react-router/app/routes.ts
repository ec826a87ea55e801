import { type RouteConfig, route } from '@react-router/dev/routes';

export default [route('*', './any.ts')] satisfies RouteConfig;
