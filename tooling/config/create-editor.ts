import ts from 'typescript';

/** What an editor shows for a symbol. */
interface SymbolView {
  readonly signature: string;
  readonly doc: string;
  /** Names of the tags of the doc comment, and their text. */
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  /** The target of go-to-definition: its file and its first 200 characters. */
  readonly definition: { readonly file: string; readonly text: string };
}

export interface Editor {
  /** Returns what the editor shows for the first call of a method. */
  readonly viewOf: (method: string) => SymbolView;
  /** Returns what the editor shows for the property after a string that occurs once in the program. */
  readonly propertyAfter: (text: string) => SymbolView;
  /** Returns the completions after a string that occurs once in the program. */
  readonly completionsAfter: (text: string) => readonly string[];
}

/** Opens a program in the language service that editors use. */
export function createEditor(file: string, program: string, options: ts.CompilerOptions): Editor {
  const service = openService(file, program, options);
  const viewAt = (position: number): SymbolView => {
    const info = service.getQuickInfoAtPosition(file, position);
    const [target] = service.getDefinitionAtPosition(file, position) ?? [];
    const span = target?.contextSpan ?? target?.textSpan;
    const text = target && span && ts.sys.readFile(target.fileName)?.slice(span.start, span.start + 200);
    return {
      signature: ts.displayPartsToString(info?.displayParts),
      doc: ts.displayPartsToString(info?.documentation),
      tags: info?.tags?.map(({ name }) => name) ?? [],
      notes: info?.tags?.map(({ text: parts }) => ts.displayPartsToString(parts)) ?? [],
      definition: { file: target?.fileName ?? '', text: text ?? '' },
    };
  };
  return {
    viewOf: (method) => viewAt(program.indexOf(`.${method}(`) + 1),
    propertyAfter: (text) => viewAt(program.indexOf(text) + text.length),
    completionsAfter: (before) => {
      const at = program.indexOf(before) + before.length;
      return service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name) ?? [];
    },
  };
}

function openService(file: string, program: string, options: ts.CompilerOptions): ts.LanguageService {
  const read = (path: string) => (path === file ? program : ts.sys.readFile(path));
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    // pnpm links packages. Their dependencies are next to the real path.
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  });
}
