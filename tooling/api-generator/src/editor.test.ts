import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const file = fileURLToPath(new URL('editor-program.ts', import.meta.url));
const program = `
import { createBackendApiClient } from '@x/rest-client';
const api = createBackendApiClient({ secretKey: 'sk_test_1' });
void api.users.getUser('user_1');
void api.machines.delete('mch_1');
void api.machines.rotateSecretKey({ machineId: 'mch_1', previousTokenTtl: 0 });
void api.samlConnections.getSamlConnection('samlc_1');
`;

/** The editor's view of the program, with the sources of the package. */
const editor = createEditor();

function createEditor(): ts.LanguageService {
  const config = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    fileURLToPath(new URL('..', import.meta.url)),
  );
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
  });
}

function at(method: string) {
  const position = program.indexOf(`.${method}(`) + 1;
  const info = editor.getQuickInfoAtPosition(file, position);
  const [definition] = editor.getDefinitionAtPosition(file, position) ?? [];
  const span = definition?.contextSpan ?? definition?.textSpan;
  const target =
    definition && span && ts.sys.readFile(definition.fileName)?.slice(span.start, span.start + 200);
  return {
    signature: ts.displayPartsToString(info?.displayParts),
    doc: ts.displayPartsToString(info?.documentation),
    tags: info?.tags?.map(({ name }) => name) ?? [],
    definition: target ?? '',
  };
}

describe('in an editor, a method of the client', () => {
  it.each([
    [
      'getUser',
      '(userId: string, options?: CallOptions | undefined) => Promise<ApiResult<User>>',
      'Gives one user.',
      'getUser: ItemOperation',
    ],
    [
      'rotateSecretKey',
      '(params: RotateMachineSecretKeyParams, options?: CallOptions | undefined) => Promise<ApiResult<MachineSecretKey>>',
      'Gives a machine a new secret key',
      'rotateSecretKey: ItemOperation',
    ],
    [
      'delete',
      '(machineId: string, options?: CallOptions | undefined) => Promise<ApiResult<DeletedObject>>',
      'Deletes a machine',
      'deleteMachine as delete',
    ],
  ])('shows its signature and doc, and leads to its constant: %s', (method, signature, doc, definition) => {
    const shown = at(method);
    expect(shown.signature).toContain(signature);
    expect(shown.doc).toContain(doc);
    expect(shown.definition).toContain(definition);
  });

  it('is marked where it is deprecated', () => {
    expect(at('getSamlConnection').tags).toContain('deprecated');
  });
});
