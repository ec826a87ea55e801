import type { Assert, Case } from './suite.ts';

type Premise = readonly [name: string, holds: (globals: Globals) => boolean];

/** What some runtimes have and others don't. */
interface Globals {
  readonly process?: {
    readonly env?: Readonly<Record<string, string>>;
    readonly versions?: Readonly<Record<string, string>>;
  };
  readonly Buffer?: unknown;
  readonly Bun?: unknown;
  readonly Deno?: unknown;
  readonly EdgeRuntime?: unknown;
  readonly document?: unknown;
  readonly crypto?: unknown;
  readonly isSecureContext?: boolean;
}

const isNode = (major: number): Premise => [
  `is Node ${major}`,
  ({ process, Bun, Deno }) =>
    Boolean(process?.versions?.['node']?.startsWith(`${major}.`)) && Bun === undefined && Deno === undefined,
];

/** What makes each runtime the target that it is meant to be. */
const PREMISES: Readonly<Record<string, readonly Premise[]>> = {
  'node-18': [isNode(18), ['has no global crypto', ({ crypto }) => crypto === undefined]],
  'node-20': [isNode(20)],
  'node-22': [isNode(22)],
  'node-24': [isNode(24)],
  'node-26': [isNode(26)],
  deno: [
    ['is Deno', ({ Deno }) => Deno !== undefined],
    ['refuses to show the environment', ({ process }) => isRefused(() => process?.env?.['CLERK_JWT_KEY'])],
  ],
  bun: [['is Bun', ({ Bun }) => Bun !== undefined]],
  workerd: [
    ['has neither process nor Buffer', (globals) => !('process' in globals) && !('Buffer' in globals)],
  ],
  'workerd-nodejs-compat': [
    ['has process and Buffer', ({ process, Buffer }) => process !== undefined && Buffer !== undefined],
  ],
  'edge-runtime': [['is the Edge Runtime', ({ EdgeRuntime }) => EdgeRuntime === 'edge-runtime']],
  chromium: [
    [
      'is a page in a secure context',
      ({ document, isSecureContext }) => document !== undefined && isSecureContext === true,
    ],
  ],
};

/** The cases of a runner itself: another runtime than the one that is named would prove nothing. */
export function premisesOf(runtime: string): Case[] {
  return (PREMISES[runtime] ?? []).map(([name, holds]) => ({
    name,
    // The types of the platform promise what not every runtime has.
    run: (assert: Assert) => assert.ok(holds(globalThis as Globals), 'It does not.'),
  }));
}

function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'NotCapable';
  }
}
