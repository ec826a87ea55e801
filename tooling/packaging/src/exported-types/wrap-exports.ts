import { join } from 'node:path';
import ts from 'typescript';
import { expand, type Line } from './expand.ts';

/** Types that only the compiler can compute, one after another. `authenticateRequest` needs four. */
const MAX_PASSES = 8;

const HEADER = `
type Primitive = string | number | bigint | boolean | symbol;
type ItemOf<List> = List extends AsyncIterable<infer Item> ? Item : never;
/** The results of the overloads of a function. The last one comes last. */
type Results<F> = F extends {
  (...args: any): infer A; (...args: any): infer B; (...args: any): infer C; (...args: any): infer D;
} ? [D, C, B, A] : never;
`;

export interface Wrapped {
  /** The name of a module, such as `@x/backend/jwt`. */
  readonly entry: string;
  /** Exports everything. It is compiled, and never runs. */
  readonly program: string;
  /** The names that the types promise at run time. */
  readonly values: readonly string[];
}

/** The program of an entry, which grows in each pass. */
interface Growing {
  readonly entry: string;
  readonly file: string;
  readonly names: ExportedNames;
  readonly lines: Line[];
  readonly seen: Set<string>;
  /** The lines whose types the next pass computes. */
  unknown: readonly Line[];
}

/**
 * Writes a program for each entry that exports every value, the result of every function, and all that can be reached
 * from them, without annotations: the compiler infers the types and must find names for them. The entries are installed
 * in `project`. One compilation computes the types for all entries in each pass.
 */
export function wrapExports(entries: readonly string[], project: string): readonly Wrapped[] {
  const fileOf = (index: number) => join(project, `generated-${index}.mts`);
  const namespaces = entries.map(
    (entry, index) =>
      [fileOf(index), `import * as entry from '${entry}';\nexport const all = entry;\n`] as const,
  );
  let program = createProgram(new Map(namespaces));
  const growing = entries.map((entry, index) => start(entry, fileOf(index), program));
  for (let pass = 0; pass < MAX_PASSES && growing.some(({ unknown }) => unknown.length > 0); pass++) {
    program = createProgram(new Map(growing.map((one) => [one.file, textOf(one)])), program);
    for (const one of growing) {
      grow(one, program);
    }
  }
  return growing.map((one) => ({ entry: one.entry, program: textOf(one), values: one.names.values }));
}

function start(entry: string, file: string, program: ts.Program): Growing {
  const names = namesOf(program, file);
  const lines = [
    ...names.values.map((name): Line => ({ name: `${name}_`, expression: name })),
    ...names.types.map(({ name, parameters }): Line => {
      const args = parameters === 0 ? '' : `<${Array(parameters).fill('any').join(', ')}>`;
      return { name: `${name}_type`, expression: `null! as ${name}${args}` };
    }),
  ];
  return { entry, file, names, lines: [...lines], seen: new Set(), unknown: lines };
}

/** Adds what the types of the unknown lines hold. */
function grow(one: Growing, program: ts.Program): void {
  const checker = program.getTypeChecker();
  const added: Line[] = [];
  const queue = one.unknown.map(({ name }) => [name, typeOf(program, one.file, name)] as const);
  for (const [name, type] of queue) {
    for (const line of expand(name, type, checker, one.seen)) {
      added.push(line);
      if (line.type !== undefined) {
        queue.push([line.name, line.type]);
      }
    }
  }
  one.lines.push(...added);
  one.unknown = added.filter(({ type }) => type === undefined);
}

const textOf = ({ entry, names, lines }: Growing) =>
  [
    `import { ${[...names.values, ...names.types.map(({ name }) => `type ${name}`)].join(', ')} } from '${entry}';`,
    HEADER,
    ...lines.map(({ name, expression }) => `export const ${name} = ${expression};`),
    '',
  ].join('\n');

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
};

function createProgram(texts: ReadonlyMap<string, string>, oldProgram?: ts.Program): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? (oldProgram?.getSourceFile(path) ?? getSourceFile(path, ...rest))
      : ts.createSourceFile(path, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        });
  };
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path);
  return ts.createProgram([...texts.keys()], OPTIONS, host, oldProgram);
}

const exportsOf = (program: ts.Program, file: string) => {
  const source = program.getSourceFile(file);
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  return symbol?.exports ?? new Map();
};

function typeOf(program: ts.Program, file: string, name: string): ts.Type {
  return program
    .getTypeChecker()
    .getTypeOfSymbol(exportsOf(program, file).get(ts.escapeLeadingUnderscores(name)));
}

interface ExportedNames {
  readonly values: readonly string[];
  readonly types: ReadonlyArray<{ readonly name: string; readonly parameters: number }>;
}

/** Returns the names that an entry exports. Classes are values. */
function namesOf(program: ts.Program, file: string): ExportedNames {
  const checker = program.getTypeChecker();
  const namespace = typeOf(program, file, 'all');
  // Finds no type that `export type *` exports, although the list of properties has it.
  const isValue = ({ name }: ts.Symbol) => namespace.getProperty(name) !== undefined;
  const values = checker
    .getPropertiesOfType(namespace)
    .filter(isValue)
    .map(({ name }) => name);
  const types = checker
    .getExportsOfModule(namespace.symbol)
    .filter(({ name }) => !values.includes(name))
    .map((symbol) => ({
      name: symbol.name,
      declared: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    }))
    // `export type *` exports the names of functions, too.
    .filter(({ declared }) => declared.flags & ts.SymbolFlags.Type)
    .map(({ name, declared }) => ({ name, parameters: parametersOf(declared) }));
  return { values, types };
}

/** Returns the number of type parameters without a default. */
function parametersOf(symbol: ts.Symbol): number {
  const [declaration] = symbol.declarations ?? [];
  const isGeneric =
    declaration && (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration));
  return (
    (isGeneric ? declaration.typeParameters : undefined)?.filter((it) => it.default === undefined).length ?? 0
  );
}
