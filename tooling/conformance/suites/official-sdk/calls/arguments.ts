import type { World } from '../world.ts';

type Args = readonly unknown[];

/** The arguments of a call, for records that exist. */
type Arguments = (world: World) => Args | Promise<Args>;

/** A call of each method, by the name of the method. */
export type Calls = Readonly<Record<string, Arguments>>;

export const none: Arguments = () => [];
export const byUser: Arguments = async (w) => [await w.user()];
export const byOrganization: Arguments = async (w) => [await w.organization()];
export const image = () => new File([new Uint8Array([137, 80, 78, 71])], 'a.png', { type: 'image/png' });
export const metadata = { publicMetadata: { a: { b: 1 } }, privateMetadata: { c: null } };
