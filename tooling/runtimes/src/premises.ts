import type { Assert, Case } from './suite.ts';

type Premise = readonly [name: string, holds: (globals: Globals) => boolean];

/** Globals that only some runtimes have. */
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

/** Checks that each runtime is the intended one. */
const PREMISES: Readonly<Record<string, readonly Premise[]>> = {
  'node-18': [isNode(18), ['has no global crypto', ({ crypto }) => crypto === undefined]],
  'node-20': [isNode(20)],
  'node-22': [isNode(22)],
  'node-24': [isNode(24)],
  'node-26': [isNode(26)],
  deno: [
    ['is Deno', ({ Deno }) => Deno !== undefined],
    ['denies access to the environment', ({ process }) => isDenied(() => process?.env?.['CLERK_JWT_KEY'])],
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

/** Returns the cases of a runner itself: a run in the wrong runtime would prove nothing. */
export function premisesOf(runtime: string): Case[] {
  return (PREMISES[runtime] ?? []).map(([name, holds]) => ({
    name,
    // The types of the platform promise globals that not every runtime has.
    run: (assert: Assert) => assert.ok(holds(globalThis as Globals), 'The runtime is not the intended one.'),
  }));
}

function isDenied(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'NotCapable';
  }
}
