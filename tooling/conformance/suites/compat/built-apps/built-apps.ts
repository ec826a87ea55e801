/** How an application of an SDK is built and started. Paths of programs are below its `node_modules`. */
export interface BuiltApp {
  /** What it needs next to the dependencies of the SDK. */
  readonly dependencies: readonly string[];
  readonly build: readonly string[];
  readonly start: readonly string[];
  /** The names of the environment variables that the SDK reads, for those of `@clerk/backend`. */
  readonly rename?: (name: string) => string;
}

export const BUILT_APPS = {
  // Next.js calls this machine `localhost` in every URL, and passes a rewrite to another host on.
  nextjs: {
    dependencies: ['next', 'react', 'react-dom'],
    build: ['node_modules/next/dist/bin/next', 'build'],
    start: ['node_modules/next/dist/bin/next', 'start', '--port', '0', '--hostname', 'localhost'],
    rename: publicName('NEXT_PUBLIC_'),
  },
  astro: {
    dependencies: ['astro', '@astrojs/node'],
    build: ['node_modules/astro/bin/astro.mjs', 'build'],
    start: ['server.mjs'],
    rename: publicName('PUBLIC_'),
  },
  'react-router': {
    dependencies: ['@react-router/dev', '@react-router/node', 'react-router', 'react', 'react-dom', 'vite'],
    build: ['node_modules/@react-router/dev/bin.cjs', 'build'],
    start: ['server.mjs'],
  },
  'tanstack-react-start': {
    dependencies: [
      '@hono/node-server',
      '@tanstack/react-router',
      '@tanstack/react-start',
      'react',
      'react-dom',
      'vite',
    ],
    build: ['node_modules/vite/bin/vite.js', 'build'],
    start: ['server.mjs'],
  },
  nuxt: {
    dependencies: ['nuxt'],
    build: ['node_modules/nuxt/bin/nuxt.mjs', 'build'],
    start: ['.output/server/index.mjs'],
    rename: (name: string) =>
      name === 'CLERK_PUBLISHABLE_KEY' ? `NUXT_PUBLIC_${name}` : name.replace(/^CLERK_/, 'NUXT_CLERK_'),
  },
} as const satisfies Readonly<Record<string, BuiltApp>>;

function publicName(prefix: string): (name: string) => string {
  return (name) => (name === 'CLERK_PUBLISHABLE_KEY' ? prefix + name : name);
}
