import { createFrontendApiProxy } from '@x/proxy';
import { PUBLISHABLE_KEY, SECRET_KEY } from '../../arguments/fixtures.ts';
import { type Mistakes, mistakesWith } from '../mistakes.ts';

const URL_OF_BOTH = 'https://clerk.example.com';
const pointingAtItself = () =>
  createFrontendApiProxy({
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    proxyUrl: URL_OF_BOTH,
    frontendApiUrl: URL_OF_BOTH,
  });

export const PROXY: Mistakes = {
  ...mistakesWith({
    createFrontendApiProxy: [
      ['0', undefined],
      ['0.publishableKey', undefined],
      ['0.secretKey', undefined],
      ['0.proxyUrl', undefined],
      ['0.proxyUrl', 'app.example.com/__clerk'],
      ['0.proxyUrl', '/a/../b'],
      ['0.proxyUrl', 'https://user:password@app.example.com/__clerk'],
      ['0.proxyUrl', 'https://app..example.com/__clerk'],
      ['0.frontendApiUrl', 'clerk.example.com'],
      ['0.clientAddress', 5],
      ['0.fetch', 'https://app.example.com'],
      ['0.timeoutInMs', 0],
      ['0.timeout', 50],
    ],
    'the proxy': [['0', 'https://app.example.com/__clerk']],
    matchProxyPath: [['0', '/__clerk']],
  }),
  'createFrontendApiProxy: the proxy is the Frontend API': pointingAtItself,
};
