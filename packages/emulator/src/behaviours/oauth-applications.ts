import type { Behaviour } from '../engine/behaviour.ts';
import { type ApiErrorItem, apiErrorItem, apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { answerOfRecord } from '../engine/records.ts';
import type { OperationRequest } from '../engine/request.ts';
import { encodeBase62, toHex } from '../keys/ids.ts';
import { deleteImage, storeImage } from '../model/images.ts';
import { getUser } from '../model/lookup.ts';
import { isJwt } from '../model/oauth-tokens.ts';
import { imageIdOf, imageOf } from '../render/image.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

interface UploadBody {
  readonly file?: unknown;
  readonly uploader_user_id?: string;
}

interface VerifyBody {
  readonly access_token?: string;
  /** The name of the parameter in older versions. */
  readonly secret?: string;
}

/** Any scheme is allowed. */
const url = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;

const name = { pattern: /\S/, expected: 'a string that is not empty' };

/** The limits that the description has as prose. */
const newName = { name: { type: 'string', maxLength: 256 } } as const;
const changedName = { 'name?': { type: 'string', nullable: true, maxLength: 256 } } as const;

export const oauthApplications: Behaviour = {
  operations: {
    'POST /oauth_applications': { formats: { name }, body: () => newName, check: checkUrls },
    'PATCH /oauth_applications/{oauth_application_id}': {
      formats: { name },
      body: () => changedName,
      check: checkUrls,
    },
    'PUT /oauth_applications/{oauth_application_id}/logo': {
      handle: async (request: OperationRequest<UploadBody>) => {
        const { instance, body } = request;
        const ownerId = applicationOf(request).id;
        const uploaderId = body.uploader_user_id || undefined;
        if (uploaderId !== undefined) getUser(instance, uploaderId);
        await storeImage(instance, { owner: 'oauth_application_id', ownerId, file: body.file, uploaderId });
        // The application can have been deleted while the file was read.
        return show(request, applicationOf(request));
      },
    },
    'POST /oauth_applications/{oauth_application_id}/rotate_secret': {
      handle: (request: OperationRequest) => {
        const { instance } = request;
        const application = applicationOf(request);
        const secret = application['public'] === true ? '' : createSecret(instance);
        const changes = { client_secret: secret, updated_at: instance.now() };
        return show(request, instance.store.oauth_applications.update(application, changes));
      },
    },
    'POST /oauth_applications/{oauth_application_id}/revoke_token': { handle: revokeToken },
    'POST /oauth_applications/access_tokens/verify': {
      check: ({ body }) =>
        body['access_token'] || body['secret']
          ? []
          : [apiErrorItem('form_param_missing', { param_name: 'access_token' })],
      handle: verifyToken,
    },
  },
  records: {
    oauth_applications: {
      create: (draft, { instance }) => {
        const isPublic = draft['public'] === true;
        return {
          ...urisOf(draft),
          instance_id: instance.instanceId,
          client_id: toHex(instance.randomBytes(8)),
          client_secret: isPublic ? '' : createSecret(instance),
          client_uri: null,
          dynamically_registered: false,
          public: isPublic,
          scopes: draft['scopes'] ?? 'profile email',
          consent_screen_enabled: draft['consent_screen_enabled'] ?? true,
          pkce_required: isPublic || draft['pkce_required'] === true,
        };
      },
      update: (application, { body }) => ({
        ...urisOf({ ...application, ...body }),
        ...keepNulls(application, body),
      }),
      delete: ({ id }, { instance }) => deleteImage(instance, 'oauth_application_id', id),
      render: (application, { instance }) => renderApplication(instance, application),
      searched: ['name'],
    },
  },
};

function applicationOf({ instance, params }: OperationRequest<unknown>): AnyRecord {
  const id = pathParam(params, 'oauth_application_id');
  const application = instance.store.oauth_applications.get(id);
  if (application === undefined) throw notFound('OAuth application', id);
  return application;
}

function show(request: OperationRequest<unknown>, application: AnyRecord): unknown {
  return answerOfRecord(request, { ...application, ...renderApplication(request.instance, application) });
}

function renderApplication(instance: Instance, { id }: AnyRecord) {
  const origin = instance.origin();
  const hasImage = imageIdOf(instance, 'oauth_application_id', id) !== undefined;
  return {
    client_image_url: hasImage ? imageOf(instance, 'oauth_application_id', id).image_url : null,
    authorize_url: `${origin}/oauth/authorize`,
    token_fetch_url: `${origin}/oauth/token`,
    user_info_url: `${origin}/oauth/userinfo`,
    discovery_url: `${origin}/.well-known/openid-configuration`,
    token_introspection_url: `${origin}/oauth/token_info`,
  };
}

function createSecret({ randomBytes }: Instance): string {
  return encodeBase62(randomBytes(24));
}

/** The deprecated callback URL is the first of the redirect URIs. */
function urisOf(application: Readonly<Record<string, unknown>>) {
  const listed: unknown = application['redirect_uris'];
  const callback: unknown = application['callback_url'];
  const isListed = Array.isArray(listed) && listed.length > 0;
  const uris = isListed ? listed : [callback].filter(Boolean);
  return { redirect_uris: uris, callback_url: uris[0] ?? '' };
}

/** Null keeps a setting. */
function keepNulls(application: AnyRecord, body: Readonly<Record<string, unknown>>) {
  const nulls = Object.keys(body).filter((key) => body[key] === null);
  return Object.fromEntries(nulls.map((key) => [key, application[key]]));
}

function checkUrls({ body }: OperationRequest): readonly ApiErrorItem[] {
  const uris: unknown = body['redirect_uris'];
  const listed = Array.isArray(uris) ? uris.map((uri) => ['redirect_uris', uri] as const) : [];
  const sent = [...listed, ['callback_url', body['callback_url']] as const];
  const wrong = sent.filter(([, value]) => typeof value === 'string' && value !== '' && !url.test(value));
  return [...new Set(wrong.map(([parameter]) => parameter))].map((parameter) =>
    apiErrorItem('form_param_format_invalid', { param_name: parameter, expected: 'a URL' }),
  );
}

/** A token and its refresh token belong to one grant, which is revoked as a whole. */
function revokeToken(request: OperationRequest<{ readonly token: string }>): undefined {
  const { instance, body } = request;
  const { id } = applicationOf(request);
  if (isJwt(body.token)) {
    throw apiFault('form_param_value_invalid', {
      param_name: 'token',
      expected: 'a token that is not a JWT',
    });
  }
  const { oauth_access_tokens: tokens } = instance.store;
  const found = [...tokens.by('token', body.token), ...tokens.by('refresh_token', body.token)];
  const grant = found.find(({ oauth_application_id }) => oauth_application_id === id);
  if (grant === undefined) throw notFound('grant', 'the token', 'token');
  tokens.update(grant, { revoked: true, updated_at: instance.now() });
  return undefined;
}

function verifyToken({ instance, body }: OperationRequest<VerifyBody>) {
  const token = body.access_token || body.secret || '';
  const [grant] = instance.store.oauth_access_tokens.by('token', token);
  const isExpired = grant !== undefined && grant.expiration <= instance.now();
  if (isExpired && isJwt(token)) return { active: false };
  if (grant === undefined || isExpired || grant.revoked) {
    throw notFound('OAuth access token', 'the token', 'token');
  }
  const { id, client_id, user_id, scopes, revoked, revocation_reason, expiration } = grant;
  return {
    object: 'clerk_idp_oauth_access_token',
    id,
    client_id,
    subject: user_id,
    scopes,
    revoked,
    revocation_reason,
    expired: isExpired,
    expiration,
    created_at: grant.created_at,
    updated_at: grant.updated_at,
  };
}
