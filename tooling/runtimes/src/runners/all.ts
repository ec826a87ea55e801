import { bun } from './bun.ts';
import { chromium } from './chromium.ts';
import { deno } from './deno.ts';
import { edgeRuntime } from './edge-runtime.ts';
import { currentNode, packagedNode } from './node.ts';
import type { Runner } from './runner.ts';
import { workerd, workerdWithNode } from './workerd.ts';

export type { Runner };

const NODE_VERSIONS = ['node-18', 'node-20', 'node-22', 'node-24', 'node-26'];

/** All runtimes that the suites run in. */
export const runners: readonly Runner[] = [
  ...NODE_VERSIONS.map((name) => (name === currentNode.name ? currentNode : packagedNode(name))),
  deno,
  bun,
  workerd,
  workerdWithNode,
  edgeRuntime,
  chromium,
];
