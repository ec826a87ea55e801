/**
 * Repairs the platforms of the packages that contain a Node binary. They name the operating system and the processor as
 * strings, but pnpm reads lists only, and would install the binaries of all platforms. Those for Linux need glibc
 * (decision 024).
 */
function readPackage(manifest) {
  for (const field of ['os', 'cpu']) {
    if (typeof manifest[field] === 'string') {
      manifest[field] = [manifest[field]];
    }
  }
  if (manifest.name?.startsWith('node-linux-')) {
    manifest.libc = ['glibc'];
  }
  return manifest;
}

export const hooks = { readPackage };
