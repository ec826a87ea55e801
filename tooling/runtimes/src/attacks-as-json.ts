import type { Plugin } from 'esbuild';
import { allAttacks } from './suites/attacks/all-attacks.ts';

/** The attacks are signed here: no runtime but Node could, and every one has to get the same tokens. */
export const attacksAsJson: Plugin = {
  name: 'attacks-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /all-attacks\.ts$/ }, () => {
      const json = JSON.stringify(JSON.stringify(allAttacks));
      // Parsed where it runs: in a literal, the name `__proto__` would set a prototype.
      return { loader: 'js', contents: `export const allAttacks = JSON.parse(${json});` };
    });
  },
};
