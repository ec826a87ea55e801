import type { Plugin } from 'esbuild';
import { allAttacks } from './suites/attacks/all-attacks.ts';

/** Signs the attacks in Node: other runtimes can't do it, and all must get the same tokens. */
export const attacksAsJson: Plugin = {
  name: 'attacks-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /all-attacks\.ts$/ }, () => {
      const json = JSON.stringify(JSON.stringify(allAttacks));
      // Parsed in the runtime: in an object literal, the name `__proto__` would set a prototype.
      return { loader: 'js', contents: `export const allAttacks = JSON.parse(${json});` };
    });
  },
};
