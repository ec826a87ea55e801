import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Resolves the packages that `other-packages.ts` imports in another checkout, by the same export conditions. */
export function resolveInCheckout(checkout: string): Plugin {
  return {
    name: 'resolve-in-checkout',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^@x\// }, ({ path, importer, kind }) =>
        importer.endsWith('other-packages.ts')
          ? resolve(path, { kind, resolveDir: join(checkout, 'tooling/bench') })
          : undefined,
      );
    },
  };
}

/** Throws if a folder is not a checkout with built packages. */
export function checkCheckout(checkout: string): void {
  const needed = ['tooling/bench/node_modules/@x/jwt', 'packages/jwt/dist', 'packages/backend/dist'];
  const missing = needed.filter((path) => !existsSync(join(checkout, path)));
  if (missing.length > 0) {
    throw new Error(
      `${checkout} has no ${missing.join(', no ')}. Run "pnpm install" and "pnpm build:packages" there.`,
    );
  }
}
