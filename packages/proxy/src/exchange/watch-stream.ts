type ByteStream = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Callbacks for the events of a stream that is read. */
export interface StreamWatcher {
  /** Ends the stream with its reason when it aborts. */
  readonly signal: AbortSignal;
  /** Called before each read, that is when the reader wants more. */
  readonly onPull: () => void;
  /** Called with the length of each part, before the part is passed on. */
  readonly onChunk: (byteLength: number) => void;
  /** Called once, when the stream ends, fails or is cancelled. */
  readonly onEnd: (outcome: 'done' | 'failed' | 'cancelled') => void;
}

/**
 * Returns a stream with the same parts. It reads a part when its own reader wants one, so that it holds none, and a slow
 * reader slows the writer down.
 */
export function watchStream(stream: ByteStream, watcher: StreamWatcher): ByteStream {
  const { signal, onPull, onChunk } = watcher;
  const reader = stream.getReader();
  let hasEnded = false;
  let onSignal = () => {};
  const end = (outcome: 'done' | 'failed' | 'cancelled') => {
    if (!hasEnded) {
      hasEnded = true;
      signal.removeEventListener('abort', onSignal);
      watcher.onEnd(outcome);
    }
  };
  return new ReadableStream(
    {
      start(controller) {
        onSignal = () => {
          end('failed');
          ignoreRejection(reader.cancel(signal.reason));
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', onSignal);
      },
      async pull(controller) {
        try {
          onPull();
          const { done, value } = await reader.read();
          if (done) {
            end('done');
            controller.close();
          } else {
            onChunk(value.byteLength);
            controller.enqueue(value);
          }
        } catch (error) {
          end('failed');
          controller.error(error);
        }
      },
      cancel(reason) {
        // Before the end, which aborts `fetch`: a stream that has failed rejects, and the reader is not interested in why.
        ignoreRejection(reader.cancel(reason));
        end('cancelled');
      },
    },
    { highWaterMark: 0 },
  );
}

/** For work whose failure has no consequence. */
export function ignoreRejection(promise: Promise<unknown> | undefined): void {
  promise?.catch(() => undefined);
}
