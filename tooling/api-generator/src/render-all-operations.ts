import { kebabCase } from './casing.ts';
import type { OperationModel } from './describe-operation.ts';
import { argumentNames, fieldsOf, fieldsOfPath } from './fields-of.ts';
import { lettersOf, PARTS } from './parts.ts';
import { HEADER } from './render.ts';
import { renderFunctionImports } from './render-operations.ts';
import { type Line, writeText } from './write-text.ts';

/** The operations of every resource, as types and as texts. */
export function renderAllOperations(byResource: ReadonlyMap<string, readonly OperationModel[]>): string {
  const resources = [...byResource.keys()];
  const parts = Object.entries(PARTS).map(([letter, part]) => {
    const fields = Object.entries(part).map(([name, code]) => `${name}: ${code}`);
    return `${letter}: { ${fields.join(', ')} },`;
  });
  const texts = [...byResource].map(
    ([resource, models]) => `${resource}: \`${writeText(resource, models.map(lineOf))}\`,`,
  );
  return `${HEADER}${renderFunctionImports(Object.values(PARTS).map((part) => new Map(Object.entries(part)))).join('\n')}
import { defineLazily } from '../define-lazily.ts';
import type { AnyOperation } from '../operation.ts';
import { type Parts, readOperations } from '../read-operations.ts';
${resources.map((one) => `import type * as ${one} from './${kebabCase(one)}.ts';`).join('\n')}

/** The operations of every resource by the method that each is on the client. */
export interface Resources {
${resources.map((one) => `${one}: typeof ${one};`).join('\n')}
}

const PARTS: Parts = {
${parts.join('\n')}
};

/** What the constants say, in less: \`readOperations\` tells how. */
const TEXTS: Readonly<Record<keyof Resources, string>> = {
${texts.join('\n')}
};

/** The same as lists, to go through them: the last part of a name is the method. Each list is made when it is read. */
export const OPERATIONS: { readonly [Resource in keyof Resources]: readonly AnyOperation[] } =
  /* @__PURE__ */ defineLazily({}, TEXTS, (text, resource) => readOperations(resource, text, PARTS));
`;
}

/** Fields that have words of their own. */
const WORDS: ReadonlySet<string> = new Set(['name', 'path', 'args', 'companion', 'composed']);

function lineOf(model: OperationModel, _index: number, models: readonly OperationModel[]): Line {
  const { entry } = model;
  const fields = [...fieldsOf(model, new Map())].filter(([name]) => !WORDS.has(name));
  const { letter = '', args } = argsOf(argumentNames(model), fieldsOfPath(model));
  return {
    letters: lettersOf(new Map(fields)) + letter,
    method: entry.method,
    path: entry.at.split(' ')[1] ?? '',
    args,
    composed: entry.composed,
    companion: models.find(({ constant }) => constant === entry.companion)?.entry.method,
  };
}

/** Arguments as a letter, or as a word; those of the path, in their order, need neither. */
function argsOf(
  names: readonly string[],
  inPath: readonly string[],
): Pick<Line, 'args'> & { letter?: string } {
  switch (names.join()) {
    case inPath.join():
      return {};
    case '...':
      return { letter: 'p' };
    case [...inPath, '...'].join():
      return { letter: '+' };
    default:
      return { args: names };
  }
}
