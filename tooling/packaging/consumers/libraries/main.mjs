import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { dependencies } = require('./package.json');

/** Every entry of every package exports the same names to both module formats. */
for (const name of Object.keys(dependencies)) {
  const { exports } = require(`${name}/package.json`);
  for (const subpath of Object.keys(exports).filter((key) => key !== './package.json')) {
    const entry = name + subpath.slice(1);
    const required = Object.keys(require(entry));
    const imported = Object.keys(await import(entry));
    assert.notEqual(imported.length, 0, `${entry} exports nothing`);
    assert.deepEqual(required.sort(), imported.sort(), entry);
    assert.match(require.resolve(entry), /\.cjs$/);
    assert.match(import.meta.resolve(entry), /\.js$/);
  }
}
console.log('done');
