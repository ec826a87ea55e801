import { parse } from 'yaml';

export type Tier = 'P0' | 'P1' | 'P2';

/** How the emulator answers an operation without a behaviour of its own: see `packages/emulator/src/engine/operation.ts`. */
export type Kind =
  | 'act'
  | 'change'
  | 'count'
  | 'create'
  | 'create-many'
  | 'delete'
  | 'get'
  | 'list'
  | 'none'
  | 'read'
  | 'replace'
  | 'sample'
  | 'update';

/** Decisions by hand about the emulator. The file explains its keys. */
export interface Emulation {
  readonly collections: Readonly<Record<string, string>>;
  readonly parents: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, { readonly kind: Kind; readonly collection?: string }>>;
  readonly tiers: Readonly<Record<Exclude<Tier, 'P0'>, readonly string[]>>;
}

export function readEmulation(text: string): Emulation {
  // We have written this file.
  return parse(text) as Emulation;
}
