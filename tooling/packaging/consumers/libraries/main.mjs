import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { dependencies } = require('./package.json');

/** Every entry exports the same names to both module formats, or names the peer dependency that is missing. */
for (const name of Object.keys(dependencies)) {
  const { exports, peerDependencies = {} } = require(`${name}/package.json`);
  for (const subpath of Object.keys(exports).filter((key) => key !== './package.json')) {
    const entry = name + subpath.slice(1);
    const peer = Object.keys(peerDependencies).find((name) => subpath === `./${name}`);
    if (peer !== undefined) {
      const code = { import: 'ERR_MODULE_NOT_FOUND', require: 'MODULE_NOT_FOUND' };
      const message = new RegExp(`Cannot find (package|module) '${peer}'`);
      await assert.rejects(import(entry), { code: code.import, message });
      assert.throws(() => require(entry), { code: code.require, message });
      continue;
    }
    const required = Object.keys(require(entry));
    const imported = Object.keys(await import(entry));
    assert.notEqual(imported.length, 0, `${entry} exports nothing`);
    assert.deepEqual(required.sort(), imported.sort(), entry);
    assert.match(require.resolve(entry), /\.cjs$/);
    assert.match(import.meta.resolve(entry), /\.js$/);
  }
}
console.log('done');
