import { isBuiltin } from 'node:module';
import ts from 'typescript';

/** Returns the names of the packages that a module refers to, in imports, types and references, without those of Node. */
export function packageNamesIn(text: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  const source = ts.createSourceFile('module.d.ts', text, ts.ScriptTarget.ES2022);
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      types.push(node.argument.literal.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const all = [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName).concat(types);
  const packages = all.filter((name) => !name.startsWith('.') && !isBuiltin(name));
  return [...new Set(packages.map(packageOf))];
}

/** Returns the name of the package of a specifier such as `@x/backend/jwt`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
