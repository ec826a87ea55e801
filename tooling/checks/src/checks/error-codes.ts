import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { Check, Project, Violation } from '../project/project.ts';

/** Codes that are not kebab-case because another system defines them. */
const foreignCodes: Readonly<Record<string, string>> = {
  clerk_key_invalid: 'a code of the Backend API',
};

export const errorCodes: Check = {
  name: 'error-codes',
  run: (project) => {
    const tables = codeTables(project);
    return tables.length > 0
      ? tables.flatMap(checkTable)
      : [
          {
            check: 'error-codes',
            file: 'packages/errors/src',
            message: 'has no table named ...Reason or ...Code: correct this check',
          },
        ];
  },
  scope: (project) => {
    const tables = codeTables(project);
    return `${tables.flatMap(({ codes }) => codes).length} codes in ${tables.length} tables`;
  },
};

export interface CodeTable {
  readonly file: string;
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly line: number }[];
}

/** The packages that declare codes. */
const FOLDERS: ReadonlySet<string> = new Set(['packages/errors', 'packages/webhooks']);

/** Returns the const objects with a name such as `...Reason` or `...Code`. */
export function codeTables({ packages }: Project): readonly CodeTable[] {
  const files = packages.filter(({ folder }) => FOLDERS.has(folder)).flatMap((one) => one.files);
  return files
    .filter(({ kind }) => kind === 'source')
    .flatMap(({ path, ast }) =>
      ast.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => [...declarationList.declarations])
        .filter(({ name }) => /(Reason|Code)$/.test(name.getText(ast)))
        .map((declaration) => ({
          file: path,
          name: declaration.name.getText(ast),
          codes: codesOf(declaration, ast),
        })),
    )
    .filter(({ codes }) => codes.length > 0);
}

function codesOf({ initializer }: ts.VariableDeclaration, ast: ts.SourceFile): CodeTable['codes'] {
  const object = initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) {
    return [];
  }
  return object.properties
    .filter(ts.isPropertyAssignment)
    .flatMap(({ initializer: value }) =>
      ts.isStringLiteralLike(value) ? [{ code: value.text, line: lineOf(ast, value) }] : [],
    );
}

function checkTable({ file, name, codes }: CodeTable): readonly Violation[] {
  return codes.flatMap(({ code, line }, index) => {
    const isRepeated = codes.findIndex((other) => other.code === code) < index;
    const isSpelledRight = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code) || foreignCodes[code] !== undefined;
    const problems = [
      ...(isRepeated ? [`${name} has '${code}' twice: use a different code for each failure`] : []),
      ...(isSpelledRight
        ? []
        : [`'${code}' of ${name} is not kebab-case: rename it, or add it to the codes of other systems`]),
    ];
    return problems.map((message) => ({ check: 'error-codes', file, line, message }));
  });
}
