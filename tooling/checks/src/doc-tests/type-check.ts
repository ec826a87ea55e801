import { dirname } from 'node:path';
import ts from 'typescript';
import type { Violation } from '../project/project.ts';
import { docViolation } from './block.ts';

/**
 * Checks modules with the options of a tsconfig.json.
 *
 * @param modules the document of each module, by the absolute path of the module
 */
export function typeCheck(modules: ReadonlyMap<string, string>, tsconfig: string): readonly Violation[] {
  const program = ts.createProgram([...modules.keys()], {
    ...readOptions(tsconfig),
    // An example can define a name that it does not use.
    noUnusedLocals: false,
    noUnusedParameters: false,
  });
  const ofProgram = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  return [
    ...ofProgram.map((one) => docViolation(tsconfig, 1, messageOf(one))),
    ...[...modules].flatMap(([path, document]) => checkModule(program, path, document)),
  ];
}

function readOptions(tsconfig: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, dirname(tsconfig));
  const [problem] = [...(error ? [error] : []), ...parsed.errors];
  if (problem !== undefined) {
    throw new Error(`${tsconfig} cannot be read: ${messageOf(problem)}`);
  }
  return parsed.options;
}

function checkModule(program: ts.Program, path: string, document: string): readonly Violation[] {
  const file = program.getSourceFile(path);
  if (file === undefined) {
    throw new Error(`the compiler did not find the generated module ${path}`);
  }
  const syntactic = program.getSyntacticDiagnostics(file);
  const diagnostics = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
  return diagnostics.map((one) => {
    const line = file.getLineAndCharacterOfPosition(one.start ?? 0).line + 1;
    return docViolation(document, line, messageOf(one));
  });
}

function messageOf({ code, messageText }: ts.Diagnostic): string {
  return `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
