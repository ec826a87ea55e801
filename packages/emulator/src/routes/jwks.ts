import { route } from './route.ts';

export const jwksRoutes = [
  route({
    method: 'GET',
    path: '/jwks',
    handle: ({ instance }) => ({ keys: [instance.signingKey.publicJwk] }),
  }),
];
