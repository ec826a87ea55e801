import ts from 'typescript';
import { lineOf } from '../project/line-of.ts';
import type { Check, Import, Package, Project, SourceFile, Violation } from '../project/project.ts';
import { fileAt, isMarkedPure, isPurePath } from '../project/pure-files.ts';
import { entryOf, resolveImport } from '../project/resolve-import.ts';
import { forEachGlobal, forEachRuntimeNode } from '../project/runtime-names.ts';

/** Globals that a pure file must not use, and the impurity that they bring in. */
const impureGlobals: Readonly<Record<string, string>> = {
  performance: 'the clock',
  crypto: 'randomness',
  fetch: 'the network',
  WebSocket: 'the network',
  EventSource: 'the network',
  XMLHttpRequest: 'the network',
  navigator: 'the environment',
  process: 'the environment',
  Deno: 'the environment',
  Bun: 'the environment',
  globalThis: 'the environment',
  window: 'the environment',
  self: 'the environment',
  console: 'logging',
  setTimeout: 'a timer',
  setInterval: 'a timer',
  setImmediate: 'a timer',
  queueMicrotask: 'a timer',
  clearTimeout: 'a timer',
  clearInterval: 'a timer',
  Promise: 'asynchrony',
};

/** Members of globals that are otherwise pure. */
const impureMembers: Readonly<Record<string, string>> = {
  'Date.now': 'the clock',
  'Math.random': 'randomness',
};

/** Packages that only compute values. */
const purePackages: ReadonlySet<string> = new Set(['@x/errors', 'yaml']);

export const purity: Check = {
  name: 'purity',
  run: (project) =>
    project.packages.flatMap((one) =>
      one.files
        .filter(isMarkedPure)
        .flatMap((file) => [...checkBody(file), ...checkImports(file, one, project)]),
    ),
  scope: ({ packages }) => {
    const files = packages.flatMap((one) => one.files);
    return `${files.filter(isMarkedPure).length} of ${files.filter(({ kind }) => kind === 'source').length} source files are marked pure`;
  },
};

function checkBody(file: SourceFile): readonly Violation[] {
  const found: Violation[] = [];
  const report = (node: ts.Node, what: string, brings: string): void => {
    const message = `a pure file uses ${what} (${brings}): pass it in as an argument, or drop the mark`;
    found.push({ check: 'purity', file: file.path, line: lineOf(file.ast, node), message });
  };
  forEachGlobal(file.ast, (name, node) => {
    const brings = impureGlobals[name];
    if (brings !== undefined) {
      report(node, name, brings);
    }
    const member = memberRead(name, node);
    if (member !== undefined && impureMembers[member] !== undefined) {
      report(node, member, impureMembers[member]);
    }
    if (name === 'Date' && readsClock(node.parent)) {
      report(node, 'the current date', 'the clock');
    }
  });
  forEachRuntimeNode(file.ast, (node) => {
    if (isAsynchronous(node)) {
      report(node, 'async code', 'asynchrony');
    }
  });
  return found;
}

function memberRead(name: string, { parent }: ts.Identifier): string | undefined {
  return ts.isPropertyAccessExpression(parent) ? `${name}.${parent.name.text}` : undefined;
}

/** `new Date()` and `Date()`; `new Date(value)` only converts. */
function readsClock(node: ts.Node): boolean {
  return (ts.isNewExpression(node) && !node.arguments?.length) || ts.isCallExpression(node);
}

function isAsynchronous(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
    (ts.canHaveModifiers(node) &&
      (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
  );
}

function checkImports(file: SourceFile, one: Package, project: Project): readonly Violation[] {
  return file.imports
    .filter((found) => !found.isTypeOnly)
    .flatMap((found) =>
      impureOrigins(found, file, one, project).map((origin) => ({
        check: 'purity',
        file: file.path,
        line: found.line,
        message: `a pure file imports ${origin}, which is not marked // Pure: mark it, import only its types, or pass the value in`,
      })),
    );
}

function impureOrigins(found: Import, file: SourceFile, one: Package, project: Project): readonly string[] {
  if (found.isDynamic) {
    return [`'${found.specifier}' dynamically`];
  }
  const target = resolveImport(found.specifier, file.path, one);
  if (target.kind === 'files') {
    return target.paths.filter((path) => !isPurePath(path, project));
  }
  if (target.kind === 'package' && purePackages.has(target.name)) {
    return [];
  }
  const entry = entryOf(found.specifier, project);
  if (entry === undefined || found.names.length === 0) {
    return [`'${found.specifier}'`];
  }
  return found.names.flatMap((name) => {
    const origin = originOf(name, entry, project);
    return isPurePath(origin, project) ? [] : [`${name} of '${found.specifier}' (${origin})`];
  });
}

/** Returns the file that declares a name that an entry re-exports. */
function originOf(name: string, entry: string, project: Project): string {
  const statements = fileAt(entry, project)?.ast.statements ?? [];
  for (const statement of statements) {
    if (ts.isExportDeclaration(statement) && exportsName(statement, name)) {
      const specifier = statement.moduleSpecifier;
      return specifier !== undefined && ts.isStringLiteral(specifier)
        ? new URL(specifier.text, `file:///${entry}`).pathname.slice(1)
        : entry;
    }
  }
  return entry;
}

function exportsName({ exportClause }: ts.ExportDeclaration, name: string): boolean {
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.some((one) => one.name.text === name)
  );
}
