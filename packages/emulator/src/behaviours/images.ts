import type { Behaviour } from '../engine/behaviour.ts';
import { pathParam } from '../engine/path-param.ts';
import type { OperationRequest } from '../engine/request.ts';
import { deleteImage, storeImage } from '../model/images.ts';
import { getOrganization, getUser } from '../model/lookup.ts';
import { renderOrganization } from '../render/organization.ts';
import { renderUser } from '../render/user.ts';

interface UploadBody {
  readonly file?: unknown;
  readonly uploader_user_id?: string;
}

/** The images of users and organizations. The logos of OAuth applications are in `oauth-applications.ts`. */
export const images: Behaviour = {
  operations: {
    'POST /users/{user_id}/profile_image': {
      handle: async (request: OperationRequest<UploadBody>) => {
        const { instance, body } = request;
        const { id } = userOf(request);
        await storeImage(instance, { owner: 'user_id', ownerId: id, file: body.file, uploaderId: id });
        return showUser(request);
      },
    },
    'DELETE /users/{user_id}/profile_image': {
      handle: (request) => {
        deleteImage(request.instance, 'user_id', userOf(request).id);
        return showUser(request);
      },
    },
    'PUT /organizations/{organization_id}/logo': {
      handle: async (request: OperationRequest<UploadBody>) => {
        const { instance, body } = request;
        const ownerId = organizationOf(request).id;
        const uploaderId = body.uploader_user_id || undefined;
        if (uploaderId !== undefined) getUser(instance, uploaderId);
        await storeImage(instance, { owner: 'organization_id', ownerId, file: body.file, uploaderId });
        return showOrganization(request);
      },
    },
    'DELETE /organizations/{organization_id}/logo': {
      handle: (request) => {
        deleteImage(request.instance, 'organization_id', organizationOf(request).id);
        return showOrganization(request);
      },
    },
  },
};

function userOf({ instance, params }: OperationRequest<unknown>) {
  return getUser(instance, pathParam(params, 'user_id'));
}

function organizationOf({ instance, params }: OperationRequest<unknown>) {
  return getOrganization(instance, pathParam(params, 'organization_id'));
}

/** The record can have changed, or be gone, while the file was read. */
function showUser(request: OperationRequest<unknown>) {
  const { store, now } = request.instance;
  const user = store.users.update(userOf(request), { updated_at: now() });
  return renderUser(request.instance, user);
}

function showOrganization(request: OperationRequest<unknown>) {
  const { store, now } = request.instance;
  const organization = store.organizations.update(organizationOf(request), { updated_at: now() });
  const rendered = renderOrganization(request.instance, organization);
  return { ...rendered, logo_url: rendered.image_url };
}
