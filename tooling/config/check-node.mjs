import { readFileSync } from 'node:fs';
import process from 'node:process';
import { describeNode } from './describe-node.mjs';

// JavaScript, because it also runs on a Node that is too old for the tools (decision 025).
const root = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const { message, isSupported } = describeNode({
  platform: process.platform,
  arch: process.arch,
  version: process.versions.node,
  pins: root.optionalDependencies,
});
if (message !== '') {
  console.warn(message);
}
process.exitCode = isSupported ? 0 : 1;
