import { describe, expect, it } from 'vitest';
import { type BodyLimit, readBytes, readText } from './read-bytes.ts';

const limit: BodyLimit = { bytes: 10, code: 'request_body_too_large' };

interface Source extends UnderlyingDefaultSource<Uint8Array> {
  readonly headers?: Record<string, string>;
}

function requestOf({ headers = {}, ...source }: Source): Request {
  // A stream that is read only on demand shows how much the function reads.
  const body = new ReadableStream(source, { highWaterMark: 0 });
  // The types of the platform lack an option that streams need.
  return new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

const isTooLarge = { status: 413, errors: [{ code: 'request_body_too_large' }] };

describe('readBytes()', () => {
  it('joins the chunks of a body that is as long as the limit', async () => {
    const chunks = [[1, 2, 3], [], [4, 5, 6, 7, 8, 9, 10]].map((bytes) => Uint8Array.from(bytes));
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    };
    expect([...(await readBytes(requestOf({ pull }), limit))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('returns no bytes for a request without a body', async () => {
    expect(await readBytes(new Request('http://localhost/'), limit)).toEqual(new Uint8Array(0));
    expect(await readText(new Request('http://localhost/'), limit)).toBe('');
  });

  it.each([
    ['cancels', () => {}],
    ['survives a failure to cancel', () => Promise.reject(new Error('The stream cannot stop.'))],
  ])('%s a stream that is longer than the limit', async (_name, onCancel) => {
    let pulled = 0;
    let canceled = 0;
    const source: Source = {
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(4));
      },
      cancel: () => {
        canceled += 1;
        return onCancel();
      },
    };
    await expect(readBytes(requestOf(source), limit)).rejects.toMatchObject(isTooLarge);
    expect([pulled, canceled]).toEqual([3, 1]);
  });

  it('reads nothing of a body whose announced length is above the limit', async () => {
    let pulled = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      pulled += 1;
      controller.close();
    };
    const announced = (length: string) => requestOf({ pull, headers: { 'content-length': length } });
    await expect(readBytes(announced('11'), limit)).rejects.toMatchObject(isTooLarge);
    expect(pulled).toBe(0);
    expect(await readBytes(announced('10'), limit)).toEqual(new Uint8Array(0));
    expect(pulled).toBe(1);
  });

  it('names the limit in the message', async () => {
    const request = requestOf({ headers: { 'content-length': '11' } });
    await expect(readBytes(request, limit)).rejects.toThrow(/\b10\b/);
  });

  it('reports a body that ends before its time', async () => {
    const pull = () => {
      throw new Error('The connection is closed.');
    };
    await expect(readBytes(requestOf({ pull }), limit)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('sent completely'),
      errors: [{ code: 'request_body_invalid' }],
    });
  });
});
