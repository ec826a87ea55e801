/** Longer bodies are cut in the log. */
const MAXIMUM_BYTES = 65_536;

/** How long the log waits for the rest of a body after the response is known, in milliseconds. */
const GRACE_IN_MS = 100;

interface Tapped {
  /** The request for the handler. */
  readonly request: Request;
  /** Resolves to the beginning of the body, when the response is known. Never rejects. */
  readonly readBeginning: (answered: Promise<unknown>) => Promise<string>;
}

/** Shows a log the beginning of the body that a handler reads, without a copy of the rest. */
export function tapBody(received: Request): Tapped {
  const { body } = received;
  if (body === null) return { request: received, readBeginning: async () => '' };
  const source = createSource(body.getReader());
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await source.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: source.cancel,
    },
    // The source is read when the handler reads, and not before.
    { highWaterMark: 0 },
  );
  const { url, method, headers } = received;
  // The types of the platform lack an option that streams need.
  const init = { method, headers, body: stream, duplex: 'half' } as RequestInit;
  return {
    request: new Request(url, init),
    readBeginning: (answered) => readBeginning(source, answered),
  };
}

type Source = ReturnType<typeof createSource>;

/** Reads a body for the handler and for the log, and keeps its beginning. */
function createSource(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const decoder = new TextDecoder();
  let beginning = '';
  let isEnded = false;
  const isComplete = () => isEnded || beginning.length >= MAXIMUM_BYTES;
  return {
    read: async () => {
      const result = await reader.read();
      if (result.done) isEnded = true;
      else if (!isComplete()) {
        beginning += decoder.decode(result.value.subarray(0, MAXIMUM_BYTES), { stream: true });
      }
      return result;
    },
    cancel: (reason?: unknown) => {
      isEnded = true;
      return reader.cancel(reason);
    },
    isComplete,
    beginning: () => beginning.slice(0, MAXIMUM_BYTES),
  };
}

/** Reads what the handler has left, until the log has enough of it or the time is up. */
async function readBeginning(source: Source, answered: Promise<unknown>): Promise<string> {
  await answered.catch(() => {});
  if (source.isComplete()) return source.beginning();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cut = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, GRACE_IN_MS, undefined);
  });
  try {
    while (!source.isComplete()) {
      if ((await Promise.race([source.read(), cut])) === undefined) break;
    }
  } catch {
    // The client went away: the log shows what has come.
  }
  clearTimeout(timer);
  source.cancel().catch(() => {});
  return source.beginning();
}
