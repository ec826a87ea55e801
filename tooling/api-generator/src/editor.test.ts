import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createEditor } from '../../config/create-editor.ts';

const file = fileURLToPath(new URL('editor-program.ts', import.meta.url));
const program = `
import { createBackendApiClient } from '@x/rest-client';
const api = createBackendApiClient({ secretKey: 'sk_test_1' });
const { data: user, errors } = await api.users.getUser('user_1');
export const isGone = errors?.[0].code === '';
export const isActive = user?.banned === false;
void api.invitations.getInvitationList({ status: '' });
void api.machines.delete('mch_1');
void api.machines.rotateSecretKey({ machineId: 'mch_1', previousTokenTtl: 0 });
void api.samlConnections.getSamlConnection('samlc_1');
`;

/** Uses the sources of the package. */
const { viewOf, completionsAfter } = createEditor(file, program, optionsOfThisPackage());

function optionsOfThisPackage(): ts.CompilerOptions {
  const config = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(json, ts.sys, fileURLToPath(new URL('..', import.meta.url))).options;
}

describe('in an editor, a method of the client', () => {
  it.each([
    [
      'getUser',
      '(userId: string, options?: CallOptions | undefined) => Promise<ApiResult<User>>',
      'Returns one user.',
      'getUser: ItemOperation',
    ],
    [
      'rotateSecretKey',
      '(params: RotateMachineSecretKeyParams, options?: CallOptions | undefined) => Promise<ApiResult<MachineSecretKey>>',
      'Replaces the secret key of a machine',
      'rotateSecretKey: ItemOperation',
    ],
    [
      'delete',
      '(machineId: string, options?: CallOptions | undefined) => Promise<ApiResult<DeletedObject | null>>',
      'Deletes a machine',
      'deleteMachine as delete',
    ],
  ])(
    'shows its signature and doc comment, and leads to its constant: %s',
    (method, signature, doc, definition) => {
      const shown = viewOf(method);
      expect(shown.signature).toContain(signature);
      expect(shown.doc).toContain(doc);
      expect(shown.definition.text).toContain(definition);
    },
  );

  it('completes known error codes and the values of parameters', () => {
    expect(completionsAfter("code === '")).toEqual(
      expect.arrayContaining(['resource_not_found', 'request-timeout']),
    );
    expect([...completionsAfter("{ status: '")].sort()).toEqual([
      'accepted',
      'expired',
      'pending',
      'revoked',
    ]);
  });

  it('is marked if it is deprecated', () => {
    expect(viewOf('getSamlConnection').tags).toContain('deprecated');
  });
});
