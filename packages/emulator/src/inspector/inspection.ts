import type { Controls } from '../control/control-env.ts';
import type { Browser } from '../frontend/browser.ts';
import type { Html } from '../html/html.ts';
import type { FetchHandler } from '../runtime/runtime.ts';
import type { Instance } from '../store/instance.ts';
import type { WebhookControl } from '../webhooks/webhooks.ts';
import type { NoticeId } from './notices.ts';

/** What the inspector shows and changes. */
export interface Inspection {
  readonly instance: Instance;
  readonly controls: Controls;
  /** Answers requests of the Backend API, without faults, limits and the log. */
  readonly callApi: FetchHandler;
  readonly during: WebhookControl['during'];
  /** The variables of a client's environment. */
  readonly env: () => Readonly<Record<string, string>>;
}

/** The fields of a form that have a value. */
export type Form = Readonly<Record<string, string>>;

/** A request of a page. */
export interface Visit extends Inspection {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly browser: Browser;
  /** The clock of the emulator when the request came, in milliseconds since 1970. */
  readonly now: number;
  /** The form that was sent, for a page that shows it again. */
  readonly form: Form;
}

/** A part of the inspector, and the entry of the navigation that is current on its pages. */
export type SectionId =
  | 'overview'
  | 'users'
  | 'sessions'
  | 'organizations'
  | 'tokens'
  | 'requests'
  | 'events'
  | 'outbox'
  | 'faults';

/** What a page shows. */
export interface Shown {
  readonly section: SectionId;
  readonly title: string;
  readonly content: Html;
}

export type Page = (visit: Visit) => Shown | Promise<Shown>;

/** Where an action leads. A form whose answer is a page is not an action. */
export interface Outcome {
  readonly to: string;
  readonly notice?: NoticeId;
  /** An application, which learns which browser this is. */
  readonly application?: URL;
}

export type Action = (visit: Visit) => Outcome | Promise<Outcome>;
