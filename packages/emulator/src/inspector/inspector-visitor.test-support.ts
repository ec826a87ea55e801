import { createVisitor } from '../frontend/visitor.test-support.ts';
import type { Emulator } from '../index.ts';

/** The pages of the inspector without a record, below `/__emulator`. */
export const LISTS: readonly string[] = [
  '',
  '/inspector/users',
  '/inspector/sessions',
  '/inspector/organizations',
  '/inspector/tokens',
  '/inspector/requests',
  '/inspector/events',
  '/inspector/outbox',
  '/inspector/faults',
];

/** A browser in front of the inspector of an emulator in process. */
export interface InspectorVisitor {
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly read: (path: string) => Promise<string>;
  /** Sends a form as a page of the inspector does, unless the headers differ. */
  readonly submit: (
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

export function createInspectorVisitor(emulator: Emulator): InspectorVisitor {
  const { send } = createVisitor(emulator.fetch);
  const urlOf = (path: string) => `${emulator.url}/__emulator${path}`;
  const { host } = new URL(emulator.url);
  const open: InspectorVisitor['open'] = (path, headers = {}) =>
    send(urlOf(path), { headers: { host, ...headers } });
  return {
    open,
    read: async (path) => (await open(path)).text(),
    submit: (path, form = {}, headers = {}) =>
      send(urlOf(path), {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { host, origin: emulator.url, 'sec-fetch-site': 'same-origin', ...headers },
      }),
  };
}
