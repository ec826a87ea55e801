/**
 * The packages with Node binaries name their platform as a string (`"os": "linux"`). pnpm reads lists only, and would
 * install the binaries of every platform.
 */
function readPackage(manifest) {
  for (const field of ['os', 'cpu']) {
    if (typeof manifest[field] === 'string') {
      manifest[field] = [manifest[field]];
    }
  }
  return manifest;
}

export const hooks = { readPackage };
