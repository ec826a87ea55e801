import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createEditor, type Editor } from '../../config/create-editor.ts';
import { installInto } from './install.ts';

const sandbox = inject('sandbox');
const project = join(sandbox.directory, 'projects/editor');
const program = `
import { createClerkClient } from '@x/backend';
import { createTokenVerifier } from '@x/jwt';
import { createBackendApiClient } from '@x/rest-client';
const api = createBackendApiClient({ secretKey: 'sk_test_1' });
const { errors } = await api.users.getUser('user_1');
export const isGone = errors?.[0].code === '';
void api.users.getUserList({ limit: 20 });
const clerk = createClerkClient({ secretKey: 'sk_test_1', publishableKey: 'pk_test_1' });
void clerk.organizations.getOrganization({ slug: 'acme' });
void createTokenVerifier({}).verify('');
void api.samlConnections.getSamlConnection('samlc_1');
`;

describe('In an editor, with the installed packages', () => {
  let editor: Editor;
  beforeAll(async () => {
    await installInto(project, ['@x/backend', '@x/jwt', '@x/rest-client'], 'pnpm', sandbox);
    editor = createEditor(join(project, 'program.mts'), program, {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: [],
    });
  });

  it.each([
    [
      'getUser',
      '(userId: string, options?: CallOptions | undefined) => Promise<ApiResult<User>>',
      'one user. Errors: 400, 404.',
      'getUser: ItemOperation<[userId: string], User>',
    ],
    [
      'getUserList',
      '(params?: GetUserListParams | undefined, options?: CallOptions | undefined) => Promise<ApiListResult<User>>',
      'page of users',
      'getUserList: ListOperation<',
    ],
    [
      'getOrganization', // of @x/backend
      '(params: GetOrganizationParams, options?: CallOptions | undefined) => Promise<ApiResult<Organization>>',
      'one organization',
      'getOrganization: ItemOperation<',
    ],
  ])(
    '%s shows its signature and doc, and its definition is the operation',
    (method, signature, doc, definition) => {
      const shown = editor.viewOf(method);
      expect(shown.signature).toContain(signature);
      expect(shown.doc).toContain(doc);
      expect(shown.definition.file).toMatch(
        /@x\/rest-client\/(dist|src)\/operations\/(users|organizations)\./,
      );
      expect(shown.definition.text).toContain(definition);
    },
  );

  it('the type of a verified payload is JwtPayload', () => {
    expect(editor.viewOf('verify').signature).toMatch(/: Promise<JwtResult<JwtPayload>>$/);
  });

  it('a deprecated method is marked as deprecated', () => {
    expect(editor.viewOf('getSamlConnection').tags).toContain('deprecated');
  });

  it('the codes of errors are completed', () => {
    expect(editor.completionsAfter("code === '")).toEqual(
      expect.arrayContaining(['resource_not_found', 'request-timeout']),
    );
  });
});
