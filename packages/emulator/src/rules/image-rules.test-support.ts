import type { RuleTable, Step } from './rule.test-support.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const tooLarge = new Uint8Array(10 * 1024 * 1024 + 1);
tooLarge.set(png);

function formOf(fields: Readonly<Record<string, string | Blob>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const file = (bytes: Uint8Array<ArrayBuffer>, type: string) => formOf({ file: new Blob([bytes], { type }) });
const upload: Step = ['PUT /organizations/org_acme/logo', file(png, 'image/png')];
const uploadProfile: Step = ['POST /users/user_ada/profile_image', file(png, 'image/png')];
const logo = (form: FormData): Step => ['PUT /organizations/org_acme/logo', form];

const createApplication: Step = ['POST /oauth_applications', { name: 'Reports' }];
const applicationLogo = (fields: Readonly<Record<string, string>> = {}): Step => [
  'PUT /oauth_applications/{1.id}/logo',
  formOf({ file: new Blob([png], { type: 'image/png' }), ...fields }),
];

const signatures: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/gif': [0x47, 0x49, 0x46, 0x38, 0x39],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50],
};

export const imageRules: RuleTable = {
  title: 'images',
  rules: [
    [
      'the logo of an OAuth application is served at its URL',
      'GET {2.client_image_url}',
      [200],
      'description',
      [createApplication, applicationLogo()],
    ],
    [
      'the uploader of a logo of an OAuth application can be named',
      applicationLogo({ uploader_user_id: 'user_ada' }),
      [200],
      'description',
      [createApplication],
    ],
    [
      'an empty uploader of a logo of an OAuth application does not count',
      applicationLogo({ uploader_user_id: '' }),
      [200],
      'description',
      [createApplication],
    ],
    [
      'the uploader of a logo of an OAuth application exists',
      applicationLogo({ uploader_user_id: 'user_none' }),
      '404 resource_not_found',
      'description',
      [createApplication],
    ],
    [
      'the logo of a missing OAuth application is an error',
      ['PUT /oauth_applications/none/logo', file(png, 'image/png')],
      '404 resource_not_found',
      'description',
    ],
    ['an organization gets a logo', upload, [200, { has_image: true }], 'description'],
    ['a logo is served at its URL', 'GET {1.image_url}', [200], 'description', [upload]],
    [
      'an organization without a logo has an image too',
      'GET /organizations/org_acme',
      [200, { has_image: false }],
      'description',
    ],
    [
      'a logo is deleted',
      'DELETE /organizations/org_acme/logo',
      [200, { has_image: false }],
      'description',
      [upload],
    ],
    [
      'a deleted logo is no longer served',
      'GET {1.image_url}',
      '404 image_not_found',
      'error catalogue',
      [upload, 'DELETE /organizations/org_acme/logo'],
    ],
    [
      'another logo replaces the first',
      'GET {1.image_url}',
      '404 image_not_found',
      'description',
      [upload, upload],
    ],
    [
      'a logo ends with its organization',
      'GET {1.image_url}',
      '404 image_not_found',
      'description',
      [upload, 'DELETE /organizations/org_acme'],
    ],
    ['a logo needs a file', logo(formOf({ other: '1' })), '400 form_param_missing file', 'error catalogue'],
    [
      'a file is not a string',
      logo(formOf({ file: 'text' })),
      '400 form_param_missing file',
      'error catalogue',
    ],
    ['a logo has at most 10 MB', logo(file(tooLarge, 'image/png')), '413 image_too_large', 'description'],
    ['a logo is not SVG', logo(file(png, 'image/svg+xml')), '400 request_body_invalid', 'description'],
    ['a logo is not text', logo(file(png, 'text/html')), '400 request_body_invalid', 'description'],
    [
      'a file is what its type says',
      logo(file(new Uint8Array([60, 104]), 'image/png')),
      '400 request_body_invalid',
      'error catalogue',
    ],
    ...Object.entries(signatures).map(
      ([type, bytes]) =>
        [
          `a logo can be ${type}`,
          logo(file(new Uint8Array(bytes), type)),
          [200, { has_image: true }],
          'description',
        ] as const,
    ),
    [
      'an upload is a form',
      ['PUT /organizations/org_acme/logo', { file: 'x' }],
      '415 unsupported_content_type',
      'error catalogue',
    ],
    [
      'the uploader is a user',
      logo(formOf({ uploader_user_id: 'user_none', file: new Blob([png], { type: 'image/png' }) })),
      '404 resource_not_found',
      'description',
    ],
    ['a user gets a profile image', uploadProfile, [200, { has_image: true }], 'description'],
    ['a profile image is served at its URL', 'GET {1.image_url}', [200], 'description', [uploadProfile]],
    [
      'a profile image is that of the member too',
      'GET /organizations/org_acme/memberships?user_id=user_ada',
      [200, { data: [{ public_user_data: { has_image: true } }] }],
      'description',
      [uploadProfile],
    ],
    [
      'a profile image is deleted',
      'DELETE /users/user_ada/profile_image',
      [200, { has_image: false }],
      'description',
      [uploadProfile],
    ],
    [
      'a user takes only an image that exists',
      ['PATCH /users/user_ada', { profile_image_id: 'img_none' }],
      '404 image_not_found',
      'error catalogue',
    ],
  ],
};
