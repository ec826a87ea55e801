import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fromSources } from '../from-sources.ts';

// The scenarios send text with POST, and not from a page: SvelteKit rejects that as a forged form otherwise.
const csrf = { trustedOrigins: ['*'] };

export default defineConfig({
  ...fromSources,
  plugins: [sveltekit({ adapter: adapter({ out: 'dist' }), csrf, outDir: 'node_modules/.svelte-kit' })],
});
