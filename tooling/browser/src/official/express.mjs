import { clerkMiddleware, getAuth } from '@clerk/express';
import express from 'express';
import { renderPage } from './page.mjs';

const app = express();
app.use(clerkMiddleware());
app.use((request, response) => {
  response.send(renderPage(getAuth(request)));
});
const server = app.listen(0, '127.0.0.1', () => console.info(server.address().port));
