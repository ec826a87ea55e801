import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { compileText } from '../../src/compile-text.ts';
import { exportedNames } from '../compat/names/exported-names.ts';
import { renderTypesPage } from './render-types-page.ts';
import { TYPE_NAMES } from './type-names.ts';

const PAGE = '../../../../packages/backend/docs/types.md';
const entriesOf = (name: string) => {
  const folder = realpathSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)));
  return [...exportedNames(folder).values()];
};
const namesOf = (name: string) => entriesOf(name).flatMap(({ types, values }) => [...types, ...values]);

it('lists every type of the reference without a namesake, except for raw JSON', () => {
  const ours = new Set([...namesOf('@x/backend'), ...namesOf('@x/rest-client')]);
  const types = new Set(entriesOf('clerk-latest').flatMap((names) => [...names.types]));
  const missing = [...types].filter((name) => !ours.has(name) && !name.endsWith('JSON'));
  expect(missing.sort()).toEqual(Object.keys(TYPE_NAMES).sort());
});

it('lists replacements that exist', () => {
  const lines = Object.entries(TYPE_NAMES).flatMap(([name, replacement]) => {
    if (replacement === null) {
      return [];
    }
    const { type, from } = replacement;
    const [first = ''] = /\b(?!NonNullable\b)[A-Z]\w+/.exec(type) ?? [];
    return [
      `import type { ${first} as ${name}_ } from '${from}';`,
      `export type ${name} = ${type.replace(first, `${name}_`)};`,
    ];
  });
  const { program, file } = compileText(fileURLToPath(new URL('.', import.meta.url)), lines.join('\n'));
  const messages = program
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(messages).toEqual([]);
});

it('writes the page of the types', async () => {
  await expect(renderTypesPage()).toMatchFileSnapshot(PAGE);
});
