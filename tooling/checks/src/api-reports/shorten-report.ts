/**
 * Removes the noise from a report of API Extractor: its heading, the marks of undocumented members, and generated
 * declarations. Only the names of these stay.
 */
export function shortenReport(report: string, title: string, generated: ReadonlySet<string>): string {
  const code = /```ts\n(?<code>.*)```/s.exec(report)?.groups?.['code'];
  if (code === undefined) {
    throw new Error(`The report of ${title} has no code block. API Extractor may have changed its format.`);
  }
  const blocks = code
    .replace(/^ *\/\/ \(undocumented\)\n/gm, '')
    .trim()
    .split(/\n\n+/);
  const isGenerated = (block: string): boolean => generated.has(nameOf(block) ?? '');
  const names = blocks.filter(isGenerated).map(nameOf);
  return [
    `# ${title}`,
    'Written by `pnpm api` from the built types. A change of this file is a change for users: it needs a changeset.',
    ...(names.length === 0
      ? []
      : [
          'Names of generated declarations, which `pnpm generate:check` compares:',
          `\`\`\`text\n${names.join('\n')}\n\`\`\``,
        ]),
    `\`\`\`ts\n${blocks.filter((block) => !isGenerated(block)).join('\n\n')}\n\`\`\`\n`,
  ].join('\n\n');
}

const DECLARATION =
  /^(?:export )?(?:declare )?(?:interface|type|const|function|class|namespace) (?<name>\w+)/m;

function nameOf(block: string): string | undefined {
  return DECLARATION.exec(block)?.groups?.['name'];
}
