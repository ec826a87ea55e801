import type { World } from '../world.ts';

type Args = readonly unknown[];

/** The arguments of a call, for records that exist. */
type Arguments = (world: World) => Args | Promise<Args>;

/** A call of each method, by the name of the method. */
export type Calls = Readonly<Record<string, Arguments>>;

export const none: Arguments = () => [];
export const byUser: Arguments = async (w) => [await w.user()];
export const byOrganization: Arguments = async (w) => [await w.organization()];
/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const image = () => new File([Buffer.from(PNG, 'base64')], 'a.png', { type: 'image/png' });
export const metadata = { publicMetadata: { a: { b: 1 } }, privateMetadata: { c: null } };
