import { ARGUMENT_DIFFERENCES } from './argument-differences.ts';
import type { MethodTypes } from './method-types.ts';

/** Returns the page of the migration guide that lists every method of the reference. */
export function renderMethodsPage(methods: readonly MethodTypes[]): string {
  const rows = methods.map(
    ({ name, theirs, ours }) =>
      `| \`${name}\` | \`${cell(theirs)}\` | \`${cell(ours)}\` | ${ARGUMENT_DIFFERENCES[name] ?? ''} |`,
  );
  return `# Every method of \`@clerk/backend\`

<!-- Generated: \`pnpm --filter @tooling/conformance exec vitest run suites/migration -u\` writes this file. -->

All ${methods.length} methods of the client of \`@clerk/backend\` 3.25.0 exist in \`@x/backend\` under the same names. Each
takes options of the call as a new last argument, such as \`{ signal, timeoutInMs, retry, headers }\`. The arguments of
${Object.keys(ARGUMENT_DIFFERENCES).length} methods differ; an empty cell means that they are the same.

- \`ApiResult<T>\` is \`{ data, errors, meta }\`, and \`ApiListResult<T>\` also has \`totalCount\`. \`unwrap\` returns the value or
  throws the error: \`unwrap(await clerk.users.getUser(id))\`.
- \`PaginatedResourceResponse<T[]>\` of the reference is \`{ data, totalCount }\`, so \`const { data } = await ...\` stays as it is.

| method | \`@clerk/backend\` resolves to | \`@x/backend\` resolves to | arguments |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

const cell = (type: string): string => type.replaceAll('|', '\\|');
