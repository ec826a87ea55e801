import { decodeJwt } from '@x/jwt';
import { findIncompleteMessage } from '../complete-messages.test-support.ts';
import { createEmulator, type Emulator } from '../index.ts';
import type { Expected, Rule, Step } from './rule.test-support.ts';
import { world } from './world.test-support.ts';

interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

/** Starts the emulator of all rules: a real server on loopback, whose clock stands still. */
export async function createPlayer() {
  const start = Date.UTC(2026, 0, 1);
  const emulator = await createEmulator({ now: () => start, seed: world });
  return {
    emulator,
    close: emulator.close,
    /** Plays the requests of all rules in one world. Many fail, since a request before them had an effect. */
    playAll: async (rules: readonly Rule[]): Promise<void> => {
      for (const [, request, , , given = []] of rules) {
        const answers: unknown[] = [];
        for (const step of [...given, request]) {
          const answer = await send(emulator, step, answers).catch(() => undefined);
          answers.push(answer?.body);
        }
      }
    },
    /** Plays the requests of a rule in a fresh world. Resolves to the outcome in the form that the rule has. */
    play: async ([, request, expected, , given = []]: Rule): Promise<Expected> => {
      const answers = await prepare(emulator, given);
      const { status, body } = await send(emulator, request, answers);
      if (typeof expected === 'string') return describeErrors(status, body);
      return expected.length === 1 ? [status] : [status, body];
    },
    /** Plays the requests of a rule in a fresh world. Resolves to the records before and after the last one. */
    playWithRecords: async ([, request, , , given = []]: Rule) => {
      const answers = await prepare(emulator, given);
      const before = emulator.snapshot().records;
      const { status } = await send(emulator, request, answers);
      return { status, before, after: emulator.snapshot().records };
    },
  };
}

/** Sends the requests that a rule begins with, in a fresh world. Resolves to their answers. */
async function prepare(emulator: Emulator, given: readonly Step[]): Promise<readonly unknown[]> {
  emulator.reset();
  const answers: unknown[] = [];
  for (const step of given) {
    const { status, body } = await send(emulator, step, answers);
    if (status >= 400) throw new Error(`${JSON.stringify(step)} failed: ${JSON.stringify(body)}`);
    answers.push(body);
  }
  return answers;
}

/** What a step needs of an emulator. */
export interface Target extends Pick<Emulator, 'url' | 'secretKey' | 'advance'> {
  readonly fetch?: (request: Request) => Promise<Response>;
}

export async function send(
  { url: origin, secretKey, advance, fetch = globalThis.fetch }: Target,
  step: Step,
  answers: readonly unknown[],
): Promise<Outcome> {
  const [request, body, headers = {}] = typeof step === 'string' ? [step] : step;
  const [verb = '', target = ''] = splitOnce(fill(request, answers));
  if (verb === '+') {
    advance(target);
    return { status: 200, body: {} };
  }
  if (verb === 'decode') return { status: 200, body: decodeJwt(target).result };
  const url = target.startsWith('http') || target.startsWith('//') ? target : `${origin}/v1${target}`;
  const init = {
    method: verb,
    headers: {
      authorization: `Bearer ${secretKey}`,
      'clerk-api-version': '2026-05-12',
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: toBody(body, answers) }),
  };
  const response = await fetch(new Request(url.startsWith('//') ? `${origin}${url.slice(1)}` : url, init));
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

function toBody(body: unknown, answers: readonly unknown[]): FormData | string {
  if (body instanceof FormData) return body;
  return typeof body === 'string' ? body : fill(JSON.stringify(body), answers);
}

/** Replaces `{1.id}` with a field of an earlier answer. */
function fill(text: string, answers: readonly unknown[]): string {
  return text.replace(/\{(\d)\.([\w.]+)\}/g, (_, number: string, path: string) => {
    const answer: unknown = answers[Number(number) - 1];
    return String(path.split('.').reduce<unknown>((value, name) => Object(value)[name], answer));
  });
}

function splitOnce(text: string): readonly string[] {
  const [first = '', ...rest] = text.split(' ');
  return [first, rest.join(' ')];
}

interface ErrorBody {
  readonly errors?: readonly {
    readonly code: string;
    readonly long_message: string;
    readonly meta?: { readonly param_name?: string };
  }[];
}

function describeErrors(status: number, body: unknown): string {
  const { errors = [] } = Object(body) as ErrorBody;
  const incomplete = findIncompleteMessage(errors);
  if (incomplete !== undefined) return `incomplete message: ${incomplete}`;
  const described = errors.map(({ code, meta }) =>
    [status, code, meta?.param_name].filter(Boolean).join(' '),
  );
  return described.join(', ') || String(status);
}
