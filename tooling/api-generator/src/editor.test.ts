import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createEditor } from '../../config/create-editor.ts';

const file = fileURLToPath(new URL('editor-program.ts', import.meta.url));
const program = `
import { createBackendApiClient } from '@x/rest-client';
import type { WebhookEvent } from '../../../packages/webhooks/src/index.ts';
const api = createBackendApiClient({ secretKey: 'sk_test_1' });
const { data: user, errors } = await api.users.getUser('user_1');
export const isGone = errors?.[0].code === '';
export const isActive = user?.banned === false;
export const email = user?.primaryEmailAddressId;
export const signedInAt = user?.lastSignInAt;
export const picture = user?.profileImageUrl;
const { data: session } = await api.sessions.getSession('sess_1');
export const tasks = session?.tasks;
export const status = session?.status;
export const emailOf = (event: WebhookEvent) =>
  event.type === 'user.created' && event.data.primary_email_address_id;
void api.agentTasks.revoke('task_1');
void api.invitations.getInvitationList({ status: '' });
void api.machines.delete('mch_1');
void api.machines.rotateSecretKey({ machineId: 'mch_1', previousTokenTtl: 0 });
void api.samlConnections.getSamlConnection('samlc_1');
`;

/** Uses the sources of the package. */
const { viewOf, propertyAfter, completionsAfter } = createEditor(file, program, optionsOfThisPackage());

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

describe('in an editor, a field of a result', () => {
  it.each([
    ['user?.primaryEmailAddress', 'The entry of `emailAddresses` that is the primary one: `idn_...`.'],
    ['event.data.primary_email', 'The entry of `email_addresses` that is the primary one: `idn_...`.'],
    ['user?.lastSignIn', 'When the user last signed in, in milliseconds since 1970.'],
    ['session?.tas', 'What the user must do before a pending session becomes active.'],
    ['session?.stat', '- `pending`: something is still to be done'],
  ])('shows its words on few lines: %s', (place, words) => {
    const { doc } = propertyAfter(place);
    expect(doc).toContain(words);
    expect(doc.split('\n').length).toBeLessThanOrEqual(10);
  });

  it('shows its replacement and the version that introduced it as tags', () => {
    const picture = propertyAfter('user?.profileImage');
    expect(picture.doc).toBe('The URL of the picture.');
    expect([picture.tags, picture.notes]).toEqual([['deprecated'], ['Use `imageUrl`.']]);
    const tasks = propertyAfter('session?.tas');
    expect([tasks.tags, tasks.notes]).toEqual([['since'], ['API version 2025-04-10']]);
    expect(viewOf('revoke').notes).toEqual(['API version 2025-11-10']);
  });
});
