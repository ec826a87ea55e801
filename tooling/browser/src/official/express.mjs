import { clerkMiddleware, getAuth } from '@clerk/express';
import express from 'express';

const app = express();
app.use(clerkMiddleware());
app.use((request, response) => {
  const { userId, orgId } = getAuth(request);
  response.send(
    `<!doctype html><title>App</title><output id="user">${userId ?? 'nobody'}</output><output id="organization">${orgId ?? 'none'}</output>`,
  );
});
const server = app.listen(0, '127.0.0.1', () => console.info(server.address().port));
