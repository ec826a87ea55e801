import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

/** Returns the JSON of a string, with this many bytes including the quotes. */
const textOf = (byteCount: number) => `"${'a'.repeat(byteCount - 2)}"`;

function streamOf(...chunks: readonly Uint8Array[]) {
  const canceled: unknown[] = [];
  const left = [...chunks];
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk === undefined) {
          controller.close();
        } else {
          controller.enqueue(chunk);
        }
      },
      cancel() {
        canceled.push('canceled');
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(stream), left, canceled };
}

describe('readJson()', () => {
  it.each<readonly [name: string, body: string | null, value: unknown]>([
    ['an object', '{"keys":[]}', { keys: [] }],
    ['null', 'null', null],
    ['no body', null, undefined],
    ['an empty body', '', undefined],
    ['incomplete JSON', '{"keys":', undefined],
    ['HTML', '<html>', undefined],
  ])('reads %s', async (_name, body, value) => {
    expect(await readJson(new Response(body))).toEqual(value);
  });

  it('joins characters that are split over chunks', async () => {
    const bytes = new TextEncoder().encode('"é\u{1f600}"');
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(await readJson(streamOf(...pieces).response)).toBe('é\u{1f600}');
  });

  it('rejects a character that is cut off', async () => {
    const bytes = new TextEncoder().encode('"é');
    expect(await readJson(streamOf(bytes.subarray(0, 2)).response)).toBeUndefined();
  });

  it('reads at most 1 MiB', async () => {
    expect(await readJson(new Response(textOf(1_048_576)))).toHaveLength(1_048_574);
    expect(await readJson(new Response(textOf(1_048_577)))).toBeUndefined();
  });

  it('stops reading at the limit', async () => {
    const block = new Uint8Array(600_000).fill(32);
    const { response, left, canceled } = streamOf(block, block, block, block);
    expect(await readJson(response)).toBeUndefined();
    expect([left.length, canceled]).toEqual([2, ['canceled']]);
  });
});
