import { isClerkError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { findCallSites, sitesOf } from './call-sites.ts';
import { ADAPTERS } from './mistakes/adapters.ts';
import { AUTH_STATE } from './mistakes/auth-state.ts';
import { EMULATOR } from './mistakes/emulator.ts';
import { ERRORS } from './mistakes/errors.ts';
import { JWT } from './mistakes/jwt.ts';
import { TAKERS, WRONG_KEYS } from './mistakes/keys.ts';
import { PROXY } from './mistakes/proxy.ts';
import { REST_CLIENT } from './mistakes/rest-client.ts';
import { URL_TAKERS, WRONG_URLS } from './mistakes/urls.ts';
import { WEBHOOKS } from './mistakes/webhooks.ts';
import { errorOf, messageOf } from './outcome-of.ts';

const CATALOGUE = {
  errors: ERRORS,
  jwt: JWT,
  'rest-client': REST_CLIENT,
  'auth-state': AUTH_STATE,
  webhooks: WEBHOOKS,
  proxy: PROXY,
  adapters: ADAPTERS,
  emulator: EMULATOR,
};

const found = new Set<string>();

/** Keys that some functions accept: `''` where request states repeat options, and others where they are of use. */
const TAKEN_DIFFERENTLY: ReadonlySet<string> = new Set([
  'jwtKey: an empty string',
  'publishableKey: an empty string',
  'secretKey: the key of a machine',
  'signingSecret: a list',
]);

function noteSites(error: unknown): void {
  for (const site of sitesOf(error)) {
    found.add(site);
  }
}

describe('each mistake has its message', () => {
  it.each(Object.entries(CATALOGUE))('of %s', async (name, mistakes) => {
    const lines: string[] = [];
    for (const [mistake, call] of Object.entries(mistakes)) {
      const error = await errorOf(call);
      expect(error === undefined || isClerkError(error), `${mistake}: ${error?.stack}`).toBe(true);
      noteSites(error);
      lines.push(`${mistake}\n    ${messageOf(error)}\n`);
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(`catalogue/${name}.txt`);
  });
});

describe('each mistake in a URL has one message in every function', () => {
  it.each(Object.entries(URL_TAKERS))('as %s', async (option, takers) => {
    const lines: string[] = [];
    for (const [mistake, make] of Object.entries(WRONG_URLS)) {
      const messages = new Map<string, string>();
      for (const [name, take] of Object.entries(takers)) {
        const error = await errorOf(() => take(make() as never));
        messages.set(messageOf(error), name);
        noteSites(error);
      }
      expect([...messages.keys()], mistake).toHaveLength(1);
      lines.push(`${mistake}\n${[...messages.keys()].map((message) => `    ${message}\n`).join('')}`);
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(`catalogue/keys/${option}.txt`);
  });
});

describe('each key that is damaged or of another kind has one message in every function', () => {
  it.each(Object.entries(TAKERS))('as %s', async (option, takers) => {
    const lines: string[] = [];
    for (const { mistake, make } of WRONG_KEYS.filter((wrong) => wrong.option === option)) {
      const messages = new Set<string>();
      for (const take of Object.values(takers)) {
        const error = await errorOf(() => take(make() as never));
        messages.add(messageOf(error));
        noteSites(error);
      }
      expect(messages.size === 1 || TAKEN_DIFFERENTLY.has(`${option}: ${mistake}`), mistake).toBe(true);
      lines.push(`${mistake}\n${[...messages].map((message) => `    ${message}\n`).join('')}`);
    }
    await expect(lines.join('\n')).toMatchFileSnapshot(`catalogue/keys/${option}.txt`);
  });
});

/** The number of errors in a file that no call here can cause, or that reach the caller in another way. */
const ELSEWHERE: Readonly<Record<string, readonly [count: number, why: string]>> = {
  'jwt/src/jwks/cache-load.ts': [1, 'for a load that breaks its contract'],
  'jwt/src/jwks/jwks-cache.ts': [1, 'a store of tests makes a load that long: slow-loads.test.ts'],
  'emulator/src/read-address.ts': [1, 'for runtimes that cannot listen: tooling/runtimes'],
  'emulator/src/persistence/open-state.ts': [1, 'for runtimes without files: tooling/runtimes'],
  'emulator/src/control/control-app.ts': [1, 'sent over HTTP'],
  'emulator/src/control/read-body.ts': [1, 'sent over HTTP'],
  'emulator/src/control/webhook-routes.ts': [1, 'sent over HTTP'],
  'emulator/src/inspector/actions.ts': [1, 'sent over HTTP'],
  'emulator/src/inspector/call-api.ts': [1, 'sent over HTTP'],
  'adapters/src/next.ts': [1, 'in a server of Next.js: tooling/packaging'],
};

it('has a mistake for each place where an error is created', () => {
  const missed = findCallSites().filter((site) => !found.has(site));
  const pathOf = (site: string) => site.replace(/:\d+$/, '');
  const countOf = (path: string) => missed.filter((site) => pathOf(site) === path).length;
  expect(missed.filter((site) => countOf(pathOf(site)) !== ELSEWHERE[pathOf(site)]?.[0])).toEqual([]);
});
