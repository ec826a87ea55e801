import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { locateApiDescription } from '@tooling/api-description/locate-api-description';
import { isObject } from '@tooling/api-description/open-api';
import { WEBHOOKS_VERSION } from '@tooling/api-description/versions';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const located = locateApiDescription(`webhooks-${WEBHOOKS_VERSION}`, process.env);
if (located.kind === 'skipped') {
  console.info(`skipped: ${located.because}`);
}

/** The program is not on disk. Its folder decides which packages it finds. */
const FILE = fileURLToPath(new URL('./published-examples.ts', import.meta.url));

/** Keeps the literals of an example, and accepts more fields than its type has. */
const HEAD = `import type { WebhookEventOf } from '@x/webhooks';
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
const example = <const T>(value: T) => value as Mutable<T>;
`;

describe.skipIf(located.kind === 'skipped')('the published examples of events', () => {
  it('have the types that the package declares', () => {
    const examples = located.kind === 'present' ? examplesIn(parse(readFileSync(located.file, 'utf8'))) : [];
    expect(new Set(examples.map(({ type }) => type)).size).toBe(45);
    const lines = examples.map(
      ({ type, value }) => `example(${JSON.stringify(value)}) satisfies WebhookEventOf<'${type}'>;\n`,
    );
    expect(errorsIn(HEAD + lines.join(''))).toEqual([]);
    expect(
      errorsIn(`${HEAD}example({ type: 'user.created' }) satisfies WebhookEventOf<'user.created'>;`),
    ).toHaveLength(1);
  });
});

interface Example {
  readonly type: string;
  readonly value: unknown;
}

function examplesIn(document: unknown): readonly Example[] {
  const follow = (node: unknown): unknown => {
    const ref = get(node, '$ref');
    return typeof ref === 'string' ? follow(get(document, ...ref.slice(2).split('/'))) : node;
  };
  return Object.entries(Object(get(document, 'x-webhooks'))).flatMap(([type, webhook]) => {
    const content = get(webhook, 'post', 'requestBody', 'content', 'application/json');
    const named = Object.values(Object(get(content, 'examples'))).map((one) => get(follow(one), 'value'));
    const own = get(content, 'example');
    return [...named, ...(own === undefined ? [] : [own])].map((value) => ({ type, value }));
  });
}

const get = (node: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), node);

function errorsIn(program: string): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === FILE || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === FILE ? ts.createSourceFile(path, program, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([FILE], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
