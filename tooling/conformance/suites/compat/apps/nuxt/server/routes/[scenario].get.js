import { clerkClient } from '@clerk/nuxt/server';
import { ROUTES } from '../../routes.mjs';

export default defineEventHandler(async (event) => {
  const respond = ROUTES[`/${event.context.params.scenario}`];
  if (respond === undefined) {
    throw createError({ statusCode: 404 });
  }
  try {
    return await respond({
      getAuth: (options) => event.context.auth(options),
      clerkClient: clerkClient(event),
    });
  } catch (error) {
    setResponseStatus(event, 500);
    return { failed: error.message };
  }
});
