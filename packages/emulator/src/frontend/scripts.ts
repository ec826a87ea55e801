import { runtime } from '#runtime';
import { apiFault } from '../engine/errors.ts';

/** A path below `dist` of a package, without folders. The version in it is not read: the installed package answers. */
const SCRIPT = /^\/npm\/@clerk\/(?<name>clerk-js|ui)@[^/]+\/dist\/(?<file>\w[\w.-]*\.js)$/;

/** The paths at which the Frontend API has the scripts of browsers. */
export const SCRIPT_PATHS = '/npm/@clerk/*';

/** The path of the browser SDK. */
export const SCRIPT_PATH = '/npm/@clerk/clerk-js@latest/dist/clerk.browser.js';

/** Answers with a script of a package that is installed for the folder of the process. Throws an `ApiFault` without it. */
export async function answerScript(path: string): Promise<Response> {
  const { name = '', file = '' } = SCRIPT.exec(path)?.groups ?? {};
  if (name === '') throw apiFault('route_not_found', { method: 'GET', path });
  const content = await runtime.readPackageFile?.(`@clerk/${name}`, `dist/${file}`);
  if (content === undefined) throw apiFault('script_not_installed', { name: `@clerk/${name}`, file });
  // The SDKs load it with `crossorigin`, from the page of any application.
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' };
  return new Response(content, { headers });
}
