import { describe, expect, it } from 'vitest';
import { callWithWrongArguments } from './call-with-wrong-arguments.ts';
import { api } from './fixtures.ts';
import { functionsOf, namesOfFunctions } from './functions-of.ts';
import { methodsOfRestClient } from './methods-of-rest-client.ts';
import { ROWS } from './rows/all-rows.ts';

/** A machine that does much else takes long. */
const TIMEOUT_IN_MS = 300_000;

const MODULES = ROWS.flatMap(({ modules, passingOnErrors = [] }) =>
  modules.map((row) => [row[0], row, passingOnErrors] as const),
);

describe.each(MODULES)('%s', (name, row, passingOnErrors) => {
  const [, module, args] = row;

  it('has no function without a row here', () => {
    expect(namesOfFunctions(module).filter((exported) => !Object.hasOwn(args, exported))).toEqual([]);
  });

  it.each(functionsOf(row, passingOnErrors))(
    'answers wrong arguments of %s with a ConfigError, or with a result',
    async (exported, callable) => {
      expect(await callWithWrongArguments(`${name} ${exported}`, callable)).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});

describe('functions that functions create', () => {
  it.each(ROWS.flatMap(({ methods = {} }) => Object.entries(methods)))(
    'answer wrong arguments of %s with a ConfigError, or with a result',
    async (name, callable) => {
      expect(await callWithWrongArguments(name, callable)).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});

describe('methods of the REST client', () => {
  const methods = methodsOfRestClient();

  it('have an operation each', () => {
    const { request: _request, withOptions: _withOptions, ...resources } = api;
    const names = Object.entries(resources).flatMap(([resource, found]) =>
      Object.keys(found).map((method) => `${resource}.${method}`),
    );
    expect(names.sort()).toEqual([...methods.keys()].sort());
  });

  const resources = new Set([...methods.keys()].map((name) => name.split('.')[0]));

  it.each([...resources])(
    'answer wrong arguments of %s with a ConfigError, or with a result',
    async (resource) => {
      const complaints: string[] = [];
      for (const [name, callable] of methods) {
        if (name.split('.')[0] === resource) {
          complaints.push(...(await callWithWrongArguments(name, callable)));
        }
      }
      expect(complaints).toEqual([]);
    },
    TIMEOUT_IN_MS,
  );
});
