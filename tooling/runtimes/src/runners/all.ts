import { edgeRuntime } from './edge-runtime.ts';
import { currentNode, packagedNode } from './node.ts';
import type { Runner } from './runner.ts';
import { workerd } from './workerd.ts';

/** Every runtime that the suites run in. Deno, Bun, newer Nodes and browsers are to be added here. */
export const runners: readonly Runner[] = [packagedNode('node-18'), currentNode, workerd, edgeRuntime];
