import { isPlatformObject } from '@x/errors/internal';
import { ApiFault, apiErrorItem, apiFault } from '../engine/errors.ts';
import { imageTypes, isOfType } from '../engine/image-types.ts';
import { MAXIMUM_IMAGE_BYTES } from '../engine/read-bytes.ts';
import { encodeBase64 } from '../json/base64.ts';
import type { ImageRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';

/** The field of an image that holds the id of its owner. */
export type ImageOwner = 'user_id' | 'organization_id' | 'oauth_application_id';

interface NewImage {
  readonly owner: ImageOwner;
  readonly ownerId: string;
  /** The field `file` of a form: a file, or any other value that a client sends. */
  readonly file: unknown;
  readonly uploaderId?: string | undefined;
}

/** Stores an uploaded image in place of the one that the owner has. Rejects with an `ApiFault` for another file. */
export async function storeImage(
  instance: Instance,
  { owner, ownerId, file, uploaderId }: NewImage,
): Promise<ImageRecord> {
  const { type, bytes } = await readImage(file);
  deleteImage(instance, owner, ownerId);
  const noOwner = { user_id: null, organization_id: null, oauth_application_id: null };
  return instance.store.images.put({
    ...noOwner,
    [owner]: ownerId,
    id: instance.createId('images'),
    uploader_user_id: uploaderId ?? null,
    content_type: type,
    data: encodeBase64(bytes),
    created_at: instance.now(),
  });
}

export function deleteImage({ store }: Instance, owner: ImageOwner, ownerId: string): void {
  for (const { id } of store.images.by(owner, ownerId)) store.images.delete(id);
}

/** The class of a test environment can replace the class of the platform. */
const isBlob = (value: unknown): value is Blob => isPlatformObject(value, 'Blob', 'File');

async function readImage(file: unknown): Promise<{ type: string; bytes: Uint8Array }> {
  if (!isBlob(file)) {
    // The API has another status for a missing file than for other missing parameters.
    throw new ApiFault(400, [apiErrorItem('form_param_missing', { param_name: 'file' })]);
  }
  if (file.size > MAXIMUM_IMAGE_BYTES) throw apiFault('image_too_large');
  if (!imageTypes.includes(file.type)) {
    const expected = `an image of one of the types ${imageTypes.join(', ')}`;
    throw apiFault('request_body_invalid', { expected });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isOfType(bytes, file.type)) {
    throw apiFault('request_body_invalid', { expected: `a file that is ${file.type}, as its part says` });
  }
  return { type: file.type, bytes };
}

/**
 * Throws an `ApiFault` unless the image is that of the user. The upload of an image made it so, and the image of another
 * user, an organization or an application stays with its owner.
 */
export function requireOwnImage({ store }: Instance, { id }: UserRecord, imageId: string): void {
  if (store.images.get(imageId)?.user_id !== id) throw apiFault('image_not_found', { id: imageId });
}
