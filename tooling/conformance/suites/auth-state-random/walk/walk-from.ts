import { build, instanceOf } from '../cases/build.ts';
import { type AuthCase, PLAIN_CASE } from '../cases/dimensions.ts';
import { quietly } from '../sdks/quietly.ts';
import { createFrontendApi, type Visitor } from './frontend-api.ts';
import { type App, type Browser, type Walk, walk } from './walk.ts';

/** Creates an application from an SDK. */
export type CreateApp = (authCase: AuthCase, fetch: typeof globalThis.fetch) => App;

/** Returns where a visitor with the request of a case ends. */
export async function walkFrom(
  authCase: AuthCase,
  visitor: Visitor,
  createApp: CreateApp,
  browser: Browser = 'ordinary',
): Promise<Walk> {
  const frontendApi = createFrontendApi(instanceOf(authCase), { ...visitor });
  return quietly({ fetch: frontendApi.fetch }, async () => {
    const { request } = build(authCase);
    const own = createApp(authCase, frontendApi.fetch);
    const others = appsBeside(authCase, frontendApi.fetch, createApp);
    const { host } = new URL(request.url);
    return walk(request, (url) => (url.host === host ? own : others[url.host]), frontendApi, browser);
  });
}

/** The other applications of the instance. */
function appsBeside(authCase: AuthCase, fetch: typeof globalThis.fetch, createApp: CreateApp) {
  const same = { ...PLAIN_CASE, instance: authCase.instance };
  return {
    'app.example.com': createApp({ ...same, satelliteOrigins: 'list' }, fetch),
    'satellite.example': createApp(
      { ...same, satellite: 'domain', signInUrl: 'primary', autoSync: authCase.autoSync },
      fetch,
    ),
  } as Readonly<Record<string, App>>;
}
