// Pure
import type { Distilled, DistilledOperation, Shape } from '@tooling/api-description/distilled';
import type { Emulation, Kind, Tier } from './read-emulation.ts';

/** An operation as the emulator reads it. `packages/emulator/src/engine/operation.ts` explains the fields. */
export interface EmulatedOperation {
  readonly tag: string;
  readonly tier: Tier;
  readonly kind: Kind;
  readonly collection?: string;
  readonly key?: string;
  readonly parents?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, Shape>>;
  readonly query?: Readonly<Record<string, Shape>>;
  readonly orders?: readonly string[];
  readonly body?: DistilledOperation['body'];
  readonly status: number;
  readonly answer: Shape | null;
  readonly deprecated?: true;
}

/** Operation -> the fields that can order its list. */
export type Orders = ReadonlyMap<string, readonly string[]>;

interface Place {
  readonly collection: string;
  /** The path of the list, without the names of parameters. */
  readonly at: string;
}

/** Returns the table of the emulator. Throws if an operation has no kind, or the decisions name what does not exist. */
export function emulatedOperations(
  { operations }: Distilled,
  emulation: Emulation,
  orders: Orders,
): Readonly<Record<string, EmulatedOperation>> {
  checkNames(operations, emulation);
  const places = Object.entries(emulation.collections)
    .map(([collection, path]) => ({ collection, at: withoutNames(path) }))
    .sort((a, b) => b.at.length - a.at.length);
  return Object.fromEntries(
    Object.entries(operations).map(([id, operation]) => [
      id,
      emulate(id, operation, { emulation, places, orders: orders.get(id) }),
    ]),
  );
}

interface Context {
  readonly emulation: Emulation;
  readonly places: readonly Place[];
  readonly orders: readonly string[] | undefined;
}

function emulate(
  id: string,
  operation: DistilledOperation,
  { emulation, places, orders }: Context,
): EmulatedOperation {
  const { kind, collection } = emulation.operations[id] ?? derive(id, places);
  const { tags, path = {}, query, body, answers, deprecated } = operation;
  const [status = 200] = Object.keys(answers)
    .map(Number)
    .filter((one) => one < 300);
  const parameters = Object.keys(path);
  const key = NEEDS_KEY.has(kind) ? parameters.at(-1) : undefined;
  const parents = parameters.flatMap((name) => {
    const parent = emulation.parents[name];
    return name === key || parent === undefined ? [] : [[name, parent] as const];
  });
  return {
    tag: tags[0] ?? '',
    tier: tierOf(id, tags, emulation),
    kind,
    ...(collection !== undefined && { collection }),
    ...(key !== undefined && { key }),
    ...(parents.length > 0 && { parents: Object.fromEntries(parents) }),
    ...(parameters.length > 0 && { path }),
    ...(query && { query }),
    ...(orders && { orders }),
    ...(body && { body }),
    status,
    answer: answers[String(status)] ?? null,
    ...(deprecated && { deprecated }),
  };
}

/** Kinds whose last parameter identifies the record. */
const NEEDS_KEY: ReadonlySet<Kind> = new Set(['act', 'delete', 'get', 'update']);

const OF_LIST: Readonly<Record<string, Kind>> = { GET: 'list', POST: 'create' };
const OF_RECORD: Readonly<Record<string, Kind>> = {
  GET: 'get',
  PATCH: 'update',
  PUT: 'update',
  DELETE: 'delete',
};

function derive(id: string, places: readonly Place[]): { readonly kind: Kind; readonly collection: string } {
  const [method = '', path = ''] = id.split(' ');
  const place = places.find(({ at }) => `${withoutNames(path)}/`.startsWith(`${at}/`));
  const rest = withoutNames(path).slice(place?.at.length ?? 0);
  const kind = kindOf(method, rest);
  if (place === undefined || kind === undefined) {
    throw new Error(`${id} has no kind: add it to emulation.yml`);
  }
  return { kind, collection: place.collection };
}

function kindOf(method: string, rest: string): Kind | undefined {
  if (rest === '') {
    return OF_LIST[method];
  }
  if (rest === '/{}') {
    return OF_RECORD[method];
  }
  if (rest === '/bulk') {
    return 'create-many';
  }
  if (rest === '/count') {
    return 'count';
  }
  return method === 'POST' && rest.startsWith('/{}/') && !rest.endsWith('{}') ? 'act' : undefined;
}

function tierOf(id: string, tags: readonly string[], { tiers }: Emulation): Tier {
  const names = [id, ...tags];
  const listed = names.flatMap((name) =>
    (['P2', 'P1'] as const).filter((tier) => tiers[tier].includes(name)),
  );
  return listed[0] ?? 'P0';
}

function withoutNames(path: string): string {
  return path.replace(/\{\w+\}/g, '{}');
}

function checkNames(operations: Distilled['operations'], { operations: decisions, tiers }: Emulation): void {
  const tags = Object.values(operations).flatMap((operation) => operation.tags);
  const known = new Set([...Object.keys(operations), ...tags]);
  const unknown = [...Object.keys(decisions), ...tiers.P1, ...tiers.P2].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`emulation.yml names what the description lacks: ${unknown.join(', ')}`);
  }
}
