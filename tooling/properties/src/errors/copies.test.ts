import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext, runInThisContext } from 'node:vm';
import * as errors from '@x/errors';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';

type Errors = typeof errors;

const SOURCES = join(import.meta.dirname, '../../../../packages/errors/src');

const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };

const transpiled = new Map<string, string>();

function transpile(file: string): string {
  const code =
    transpiled.get(file) ??
    ts.transpileModule(readFileSync(join(SOURCES, file), 'utf8'), { compilerOptions }).outputText;
  transpiled.set(file, code);
  return code;
}

/** Evaluates the package as CommonJS, in a context of its own or in this one. Each call returns another copy. */
function evaluate(run: (code: string) => unknown): Errors {
  const modules = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) {
      return known.exports;
    }
    const module = { exports: {} };
    modules.set(file, module);
    const wrapper = run(`(function (module, exports, require) {${transpile(file)}\n})`);
    Reflect.apply(wrapper as (...args: readonly unknown[]) => void, undefined, [
      module,
      module.exports,
      (name: string) => load(name.replace('./', '')),
    ]);
    return module.exports;
  };
  // The entry of the package has its exports.
  return load('index.ts') as Errors;
}

const context = createContext({ URL, TextEncoder, TextDecoder, AbortController, setTimeout, clearTimeout });

const COPIES: Readonly<Record<string, () => Promise<Errors>>> = {
  'the same copy': async () => errors,
  'another copy as ESM': async () => {
    vi.resetModules();
    return import('@x/errors');
  },
  'a copy as CommonJS': async () => evaluate((code) => runInThisContext(code)),
  'a copy of another realm': async () => evaluate((code) => runInContext(code, context)),
};

/** Returns one error of each class of a copy. */
function errorsOf(copy: Errors): readonly errors.ClerkError[] {
  const entry = new copy.ClerkAPIError({ code: 'resource_not_found', message: 'not found' });
  return [
    new copy.ClerkError('a', { code: 'b' }),
    new copy.ConfigError('a'),
    new copy.TokenVerificationError({ reason: 'token-expired', message: 'a' }),
    new copy.SignJWTError('a'),
    new copy.MachineTokenVerificationError({ code: 'token-invalid', message: 'a', status: 404 }),
    entry,
    new copy.ClerkAPIResponseError({ errors: [entry], status: 404 }),
  ];
}

/** As the guards of the official SDKs decide. */
const officialGuards = {
  isClerkAPIResponseError: (value: unknown) => Object(value).constructor?.kind === 'ClerkAPIResponseError',
  isClerkError: (value: unknown) => Object(value).clerkError === true,
};

const pairs = Object.keys(COPIES).flatMap((from) => Object.keys(COPIES).map((by) => [from, by] as const));

describe.each(pairs)('an error of %s, seen by %s', (from, by) => {
  it('is recognised by every guard', async () => {
    const [made, guards] = [await COPIES[from]?.(), await COPIES[by]?.()];
    for (const error of errorsOf(made as Errors)) {
      const isResponse = error.name === 'ClerkAPIResponseError';
      expect(guards?.isClerkError(error)).toBe(true);
      expect(guards?.isClerkAPIResponseError(error)).toBe(isResponse);
      expect(officialGuards.isClerkError(error)).toBe(true);
      expect(officialGuards.isClerkAPIResponseError(error)).toBe(isResponse);
    }
  });

  it('is thrown by unwrap as it is, or in one error with the codes', async () => {
    const [made, guards] = [await COPIES[from]?.(), await COPIES[by]?.()];
    for (const error of errorsOf(made as Errors)) {
      expect(thrownBy(() => guards?.unwrap({ result: null, error }))).toBe(error);
      const meta = {
        status: 404,
        statusText: '',
        clerkTraceId: null,
        retryAfter: null,
        attempts: 1,
        headers: null,
      };
      const response = thrownBy(() =>
        guards?.unwrap({ data: null, errors: [error as errors.ClerkAPIError], meta }),
      );
      expect(response).toMatchObject({ code: error.code, status: 404, errors: [error] });
    }
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
