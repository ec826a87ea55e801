import { readFileSync } from 'node:fs';
import type { LoggedRequest } from '@x/emulator';

export interface MethodResult {
  readonly name: string;
  /** Undefined for a method that works. */
  readonly failure: string | undefined;
  /** The first request of the method. */
  readonly request: LoggedRequest | undefined;
}

/** Returns the names of the methods of all resources, read from their classes. */
export function methodNames(client: object): readonly string[] {
  return Object.entries(client).flatMap(([resource, object]) =>
    typeof object !== 'object' || object === null || resource === 'telemetry'
      ? []
      : Object.getOwnPropertyNames(Object.getPrototypeOf(object))
          .filter((name) => name !== 'constructor' && typeof Reflect.get(object, name) === 'function')
          .map((name) => `${resource}.${name}`),
  );
}

/** Returns the table of the methods of a version. */
export function renderMethods(version: string, results: readonly MethodResult[]): string {
  const rows = results.map((result) => ({ ...result, ...operationOf(result.request) }));
  const tiers = [...new Set(rows.map(({ tier }) => tier))].sort();
  const working = (some: typeof rows) => some.filter(({ failure }) => failure === undefined).length;
  const summary = tiers.map((tier) => {
    const some = rows.filter((row) => row.tier === tier);
    return `| ${tier} | ${working(some)} | ${some.length} |`;
  });
  const lines = rows.map(
    ({ name, operation, tier, failure }) =>
      `| \`${name}\` | ${operation} | ${tier} | ${failure === undefined ? 'works' : failure} |`,
  );
  return `# The methods of @clerk/backend ${version} on the emulator

<!-- Generated: \`pnpm --filter @tooling/conformance exec vitest run suites/official-sdk -u\` writes this file. -->

Each method of the unmodified SDK is called over HTTP with arguments for records that exist.

| tier | work | all |
| --- | --- | --- |
${summary.join('\n')}
| all | ${working(rows)} | ${rows.length} |

| method | operation | tier | result |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}

interface Operation {
  readonly operation: string;
  /** `-` for an operation that the description lacks. */
  readonly tier: string;
}

/** Finds the operation of a request in the list of supported operations. */
function operationOf(request: LoggedRequest | undefined): Operation {
  if (request === undefined) return { operation: 'none', tier: '-' };
  const path = request.path.startsWith('/v1/') ? request.path : `/v1${request.path}`;
  const matching = supportedOperations().filter(
    ({ method, pattern }) => method === request.method && pattern.test(path),
  );
  // A literal segment comes before a parameter.
  const [found] = matching.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  return found === undefined
    ? {
        operation: `\`${request.method} ${path.replaceAll(/[a-z]+_[A-Za-z0-9]{20,}|[a-z0-9]+_1\b/g, '{id}')}\``,
        tier: '-',
      }
    : { operation: `\`${found.method} ${found.template}\``, tier: found.tier };
}

function supportedOperations() {
  const table = readFileSync(new URL('../../../../packages/emulator/SUPPORTED.md', import.meta.url), 'utf8');
  return [...table.matchAll(/^\| `(?<method>\w+) (?<template>\S+)` \| (?<tier>P\d) \|/gm)].map(
    ({ groups }) => {
      const { method = '', template = '', tier = '' } = { ...groups };
      return { method, template, tier, pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`) };
    },
  );
}
