import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { Check, Package, Project, SourceFile, Violation } from '../project/project.ts';
import { importsPureFiles, isMarkedPure } from '../project/pure-files.ts';
import { namesOfStatement } from '../project/runtime-names.ts';
import { findRunningCode } from './find-running-code.ts';

/** Programs, which are run and not imported. */
const programs: ReadonlySet<string> = new Set(['packages/emulator/src/cli.ts']);

export const sideEffects: Check = {
  name: 'side-effects',
  run: (project) =>
    project.packages.flatMap((one) => importedFiles(one).flatMap((file) => checkFile(file, one, project))),
  scope: ({ packages }) => `${packages.flatMap(importedFiles).length} library files`,
};

function importedFiles({ isLibrary, files }: Package): readonly SourceFile[] {
  return isLibrary ? files.filter(({ kind, path }) => kind === 'source' && !programs.has(path)) : [];
}

function checkFile(file: SourceFile, one: Package, project: Project): readonly Violation[] {
  const { path, ast } = file;
  const declared = new Set(ast.statements.flatMap(namesOfStatement));
  const scope = { ast, declared, callable: pureFunctions(file, declared, one, project) };
  return ast.statements
    .flatMap(evaluatedAtImport)
    .flatMap((node) => findRunningCode(node, scope) ?? [])
    .map((node) => ({
      check: 'side-effects',
      file: path,
      line: lineOf(ast, node),
      message: `\`${excerpt(node, ast)}\` runs when the file is imported: move it into a function, call functions of // Pure files only, or mark a call that just computes a value with /*#__PURE__*/`,
    }));
}

/** A pure file may call whatever it declares or imports; another file what it imports from pure files. */
function pureFunctions(
  file: SourceFile,
  declared: ReadonlySet<string>,
  one: Package,
  project: Project,
): ReadonlySet<string> {
  if (isMarkedPure(file)) {
    return declared;
  }
  const imports = file.imports.filter((found) => importsPureFiles(found, file, one, project));
  return new Set(imports.flatMap(({ names }) => names));
}

/** The parts of a top-level statement that run at import. A statement that is nothing but code is one of them. */
function evaluatedAtImport(statement: ts.Statement): readonly ts.Node[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ initializer }) => initializer ?? []);
  }
  if (ts.isClassDeclaration(statement)) {
    return staticParts(statement);
  }
  if (ts.isExportAssignment(statement)) {
    return [statement.expression];
  }
  return isDeclarationOnly(statement) ? [] : [statement];
}

function isDeclarationOnly(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isEmptyStatement(statement)
  );
}

function staticParts(declaration: ts.ClassDeclaration): readonly ts.Node[] {
  return declaration.members.flatMap((member): readonly ts.Node[] => {
    if (ts.isClassStaticBlockDeclaration(member)) {
      return [member];
    }
    return ts.isPropertyDeclaration(member) && isStatic(member) && member.initializer !== undefined
      ? [member.initializer]
      : [];
  });
}

function isStatic(member: ts.PropertyDeclaration): boolean {
  return (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}

function excerpt(node: ts.Node, ast: ts.SourceFile): string {
  const text = node.getText(ast).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
