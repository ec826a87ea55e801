import type { SentRequest } from './description/check-request.ts';

/** A `fetch` that sends nothing, returns the same response to all requests, and records them. */
export function createRecordingFetch(answer: () => Response = () => Response.json({})): {
  readonly fetch: typeof globalThis.fetch;
  readonly requests: readonly SentRequest[];
} {
  const requests: SentRequest[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, url, headers } = request;
      const isForm = headers.get('content-type')?.startsWith('multipart/form-data') === true;
      requests.push({
        method,
        url,
        headers,
        ...(isForm ? { form: await request.formData() } : { body: await textOf(request) }),
      });
      return answer();
    },
  };
}

async function textOf(request: Request): Promise<string | undefined> {
  return request.body === null ? undefined : await request.text();
}
