import { TYPE_NAMES } from './type-names.ts';

/** Returns the page of the migration guide that lists the types with other names. */
export function renderTypesPage(): string {
  const rows = Object.entries(TYPE_NAMES).map(([name, replacement]) =>
    replacement === null
      ? `| \`${name}\` | missing | |`
      : `| \`${name}\` | \`${replacement.type.replaceAll('|', '\\|')}\` | \`${replacement.from}\` |`,
  );
  return `# Types of \`@clerk/backend\` with other names

<!-- Generated: \`pnpm --filter @tooling/conformance exec vitest run suites/migration -u\` writes this file. -->

A type that is not in this table has the same name in \`@x/backend\`, or, if it is the type of a resource such as \`User\`, in
\`@x/rest-client\`. \`@x/compat\` has all types under their old names.

Types of raw JSON, such as \`UserJSON\`, are missing, because methods return objects in camel case. The data of webhooks has
types such as \`UserJson\` and \`DeletedObjectJson\` in \`@x/backend/webhooks\`.

| \`@clerk/backend\` | here | from |
| --- | --- | --- |
${rows.join('\n')}
`;
}
