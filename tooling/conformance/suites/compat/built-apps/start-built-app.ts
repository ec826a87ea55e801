import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { type Backend, type RunningServer, startProgram } from '../servers/start-server.ts';
import { BUILT_APPS, type BuiltApp } from './built-apps.ts';
import { layOutApp } from './lay-out-app.ts';

type Environment = Readonly<Record<string, string>>;

/** Builds the application of an SDK for production, and starts its server. Builds contain the public keys. */
export async function startBuiltApp(
  sdk: keyof typeof BUILT_APPS,
  backend: Backend,
  environment: Environment,
): Promise<RunningServer> {
  const app: BuiltApp = BUILT_APPS[sdk];
  const cwd = await layOutApp(sdk, backend, app.dependencies);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: tmpdir(),
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    ...environment,
    ...renamed(environment, app.rename),
  };
  await promisify(execFile)(process.execPath, app.build, { cwd, env });
  return startProgram(app.start, { cwd, env });
}

function renamed(environment: Environment, rename: BuiltApp['rename'] = (name) => name): Environment {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [rename(name), value]));
}
