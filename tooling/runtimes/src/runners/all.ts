import { bun } from './bun.ts';
import { chromium } from './chromium.ts';
import { deno } from './deno.ts';
import { edgeRuntime } from './edge-runtime.ts';
import { currentNode, packagedNode } from './node.ts';
import type { Runner } from './runner.ts';
import { workerd, workerdWithNode } from './workerd.ts';

/** Every runtime that the suites run in. */
export const runners: readonly Runner[] = [
  packagedNode('node-18'),
  currentNode,
  packagedNode('node-22'),
  packagedNode('node-24'),
  packagedNode('node-26'),
  deno,
  bun,
  workerd,
  workerdWithNode,
  edgeRuntime,
  chromium,
].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
