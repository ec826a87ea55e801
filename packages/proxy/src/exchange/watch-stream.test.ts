import { describe, expect, it, vi } from 'vitest';
import { watchStream } from './watch-stream.ts';

const bytes = (length: number) => new Uint8Array(length);

function watch(source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>>) {
  const events: unknown[] = [];
  const aborter = new AbortController();
  const watcher = {
    signal: aborter.signal,
    onPull: vi.fn(() => void events.push('pull')),
    onChunk: vi.fn((length: number) => void events.push(length)),
    onEnd: vi.fn((outcome: string) => void events.push(outcome)),
  };
  const stream = watchStream(new ReadableStream(source, { highWaterMark: 0 }), watcher);
  return { events, aborter, watcher, stream, reader: stream.getReader() };
}

describe('watchStream()', () => {
  it('reports each part and the end', async () => {
    let left = 2;
    const { reader, events } = watch({
      pull(controller) {
        left -= 1;
        return left >= 0 ? controller.enqueue(bytes(left + 1)) : controller.close();
      },
    });
    expect((await reader.read()).value).toEqual(bytes(2));
    expect((await reader.read()).value).toEqual(bytes(1));
    expect((await reader.read()).done).toBe(true);
    expect(events).toEqual(['pull', 2, 'pull', 1, 'pull', 'done']);
  });

  it('reads no part before its reader wants one', async () => {
    const pull = vi.fn((controller: ReadableStreamDefaultController) => controller.enqueue(bytes(1)));
    const { reader } = watch({ pull });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pull).toHaveBeenCalledTimes(0);
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pull).toHaveBeenCalledTimes(1);
  });

  it('passes the failure of its source on', async () => {
    const { reader, events } = watch({
      pull() {
        throw new Error('broken');
      },
    });
    await expect(reader.read()).rejects.toThrow('broken');
    expect(events).toEqual(['pull', 'failed']);
  });

  it('cancels its source when its reader leaves', async () => {
    const cancel = vi.fn();
    const { reader, events } = watch({ pull: (controller) => controller.enqueue(bytes(1)), cancel });
    await reader.read();
    await reader.cancel('enough');
    expect(cancel).toHaveBeenCalledWith('enough');
    expect(events).toEqual(['pull', 1, 'cancelled']);
  });

  it('lets its reader leave although its source cannot be cancelled', async () => {
    const { reader, events } = watch({
      pull: (controller) => controller.enqueue(bytes(1)),
      cancel: () => Promise.reject(new Error('cannot cancel')),
    });
    await reader.read();
    await reader.cancel();
    expect(events).toEqual(['pull', 1, 'cancelled']);
  });

  it('ends at once when the signal aborts, although its source does not respond', async () => {
    const cancel = vi.fn(() => Promise.reject(new Error('cannot cancel')));
    const { reader, events, aborter } = watch({ pull: () => new Promise(() => undefined), cancel });
    const pending = reader.read();
    pending.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
    aborter.abort(new Error('time is up'));
    await expect(pending).rejects.toThrow('time is up');
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(events).toEqual(['pull', 'failed']);
  });

  it('passes no part on that comes after the signal', async () => {
    let respond: () => void = () => undefined;
    const { reader, aborter, watcher } = watch({
      pull: (controller) =>
        new Promise((resolve) => {
          respond = () => {
            controller.enqueue(bytes(1));
            resolve();
          };
        }),
      cancel: () => undefined,
    });
    watcher.onChunk.mockImplementation(() => void aborter.abort(new Error('too long')));
    const pending = reader.read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    respond();
    await expect(pending).rejects.toThrow('too long');
    expect(watcher.onEnd).toHaveBeenCalledTimes(1);
  });

  it('does not listen to the signal after its end', async () => {
    const { reader, events, aborter } = watch({ pull: (controller) => controller.close() });
    const remove = vi.spyOn(aborter.signal, 'removeEventListener');
    await reader.read();
    expect(remove).toHaveBeenCalledTimes(1);
    aborter.abort();
    expect(events).toEqual(['pull', 'done']);
  });
});
