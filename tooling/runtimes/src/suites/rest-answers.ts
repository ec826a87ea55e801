export const json = (value: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(value), {
    ...init,
    headers: { 'content-type': 'application/json', ...init?.headers },
  });

/** A body that arrives in pieces, and then ends, stalls or fails. */
export function inPieces(pieces: readonly Uint8Array[], end: 'close' | 'stall' | 'error'): Response {
  let index = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[index++];
      if (piece !== undefined) {
        controller.enqueue(piece);
      } else if (end === 'close') {
        controller.close();
      } else if (end === 'error') {
        controller.error(new TypeError('terminated'));
      } else {
        return new Promise(() => {});
      }
      return undefined;
    },
  });
  return new Response(stream, { headers: { 'content-type': 'application/json' } });
}

/** A `fetch` that returns responses in turn. A thrown value is a network failure. */
export const inTurn = (...answers: readonly (Response | Error)[]) => {
  const sent: Array<{ url: string; init: RequestInit }> = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init ?? {} });
    const answer = answers[sent.length - 1];
    if (answer instanceof Response) {
      return answer;
    }
    throw answer;
  };
  return { fetch, sent };
};
