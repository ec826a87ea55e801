import { clerkPlugin, getAuth } from '@clerk/fastify';
import createFastify from 'fastify';
import { renderPage } from './page.mjs';

const app = createFastify();
// The plugin reads the keys of the environment by itself, and no addresses.
const { CLERK_API_URL: apiUrl, CLERK_PROXY_URL: proxyUrl } = process.env;
app.register(clerkPlugin, { apiUrl, proxyUrl });
app.get('*', (request, reply) => {
  reply.type('text/html').send(renderPage(getAuth(request)));
});
await app.listen({ port: 0, host: '127.0.0.1' });
console.info(app.server.address().port);
