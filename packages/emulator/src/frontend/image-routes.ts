import { apiFault } from '../engine/errors.ts';
import { readUpload } from '../engine/read-body.ts';
import { deleteImage, storeImage } from '../model/images.ts';
import { getOrganization } from '../model/lookup.ts';
import { imageIdOf, imageOf } from '../render/image.ts';
import type { Instance } from '../store/instance.ts';
import { type FrontendRequest, type FrontendRoute, requireUser } from './frontend-request.ts';
import { requireMember } from './organization-request.ts';
import { renderOwnOrganization } from './render-client.ts';

interface Upload {
  readonly file?: unknown;
}

/** The image of the user, and the logo of an organization. */
export const imageRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/me/profile_image',
    answer: 'wrapped',
    read: readUpload,
    handle: async (request: FrontendRequest<Upload>) => {
      const { instance, body } = request;
      const { id } = requireUser(request);
      const image = await storeImage(instance, {
        owner: 'user_id',
        ownerId: id,
        file: body.file,
        uploaderId: id,
      });
      touchUser(instance, id);
      return {
        object: 'image',
        id: image.id,
        name: image.id,
        public_url: imageOf(instance, 'user_id', id).image_url,
      };
    },
  },
  {
    id: 'DELETE /v1/me/profile_image',
    answer: 'wrapped',
    handle: (request) => {
      const { instance } = request;
      const { id } = requireUser(request);
      const imageId = imageIdOf(instance, 'user_id', id);
      if (imageId === undefined) throw apiFault('image_not_found', { id: 'of the user' });
      deleteImage(instance, 'user_id', id);
      touchUser(instance, id);
      return { object: 'image', id: imageId, deleted: true };
    },
  },
  {
    id: 'PUT /v1/organizations/{organization_id}/logo',
    answer: 'wrapped',
    read: readUpload,
    handle: async (request: FrontendRequest<Upload>) => {
      const { instance, body } = request;
      const { organization, membership } = requireMember(request, 'profile:manage');
      const uploaderId = membership.user_id;
      await storeImage(instance, {
        owner: 'organization_id',
        ownerId: organization.id,
        file: body.file,
        uploaderId,
      });
      return renderOwnOrganization(instance, touchOrganization(instance, organization.id));
    },
  },
  {
    id: 'DELETE /v1/organizations/{organization_id}/logo',
    answer: 'wrapped',
    handle: (request) => {
      const { instance } = request;
      const { organization } = requireMember(request, 'profile:manage');
      const id = imageIdOf(instance, 'organization_id', organization.id);
      if (id === undefined) throw apiFault('image_not_found', { id: 'of the organization' });
      deleteImage(instance, 'organization_id', organization.id);
      touchOrganization(instance, organization.id);
      return { object: 'image', id, deleted: true };
    },
  },
];

function touchUser({ store, now }: Instance, id: string): void {
  const user = store.users.get(id);
  if (user) store.users.update(user, { updated_at: now() });
}

/** The organization can be gone, since the file was read. */
function touchOrganization(instance: Instance, id: string) {
  const organization = getOrganization(instance, id);
  return instance.store.organizations.update(organization, { updated_at: instance.now() });
}
