import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';
import { fromSources } from '../from-sources.ts';

export default defineConfig({ ...fromSources, plugins: [reactRouter()] });
