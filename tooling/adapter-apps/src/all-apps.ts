import { type App, createClient, type Keys } from './app.ts';
import { APPS } from './index.ts';
import { OLDEST } from './oldest-versions.ts';
import { PROGRAMS, type Program, startProgram } from './programs.ts';

type StartWithKeys = (keys: Keys) => Promise<App>;

const inThisProcess = Object.entries({ ...APPS, ...OLDEST }).map(([name, start]): [string, StartWithKeys] => [
  name,
  (keys) => start(createClient(keys)),
]);
const programs = Object.keys(PROGRAMS).map((name): [string, StartWithKeys] => [
  name,
  // The table has these keys.
  (keys) => startProgram(name as Program, keys),
]);

/** The same application on each framework, also on those that need a process of their own. */
export const ALL_APPS: Readonly<Record<string, StartWithKeys>> = Object.fromEntries([
  ...inThisProcess,
  ...programs,
]);
