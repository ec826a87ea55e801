import type { SentRequest } from './description/check-request.ts';

/** A `fetch` that sends nothing, answers everything with an empty object, and remembers what it was asked. */
export function createRecordingFetch(): {
  readonly fetch: typeof globalThis.fetch;
  readonly requests: readonly SentRequest[];
} {
  const requests: SentRequest[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, url, headers } = request;
      const text = await request.text();
      requests.push({ method, url, headers, body: request.body === null ? undefined : text });
      return Response.json({});
    },
  };
}
