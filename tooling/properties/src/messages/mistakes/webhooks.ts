import { handleWebhookOnce, verifyWebhook } from '@x/webhooks';
import { headersFor, now, SECRET as signingSecret, TIME } from '../../webhooks/deliveries.ts';
import { type Mistakes, mistakesWith } from '../mistakes.ts';

const BODY = '{"type":"user.deleted","data":{"id":"user_1"}}';
const verify = (input: object, options: object = {}) =>
  verifyWebhook(input as never, { signingSecret, now, ...options });
const deliver = (headers: object, body: unknown = BODY) =>
  verify({ headers: { ...headersFor(BODY), ...headers }, body });
const request = (body: BodyInit) =>
  new Request('https://app.example.com', { method: 'POST', headers: headersFor(BODY), body });

const endless = () => new ReadableStream();
const broken = () => new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
const ofStream = (body: ReadableStream, options = {}) => {
  // The types of Node lack the option `duplex`, which a stream needs.
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: headersFor(BODY),
    body,
    duplex: 'half',
  };
  return verify(new Request('https://app.example.com', init), options);
};

async function verifyTwice() {
  const delivery = request(BODY);
  await delivery.text();
  return verify(delivery);
}

const store = { claim: async () => 'taken', settle: async () => undefined };
const handleOnce = (options: object, input: object = request(BODY)) =>
  handleWebhookOnce(input as never, { store, handle: () => undefined, ...options } as never);

export const WEBHOOKS: Mistakes = {
  ...mistakesWith({
    verifyWebhook: [
      ['0', {}],
      ['1', undefined],
      ['1.signingSecret', undefined],
      ['1.signingSecret', 5],
      ['1.signingSecret', []],
      ['1.signingSecret', 'whsec_'],
      ['1.signingSecret', ['whsec_ä']],
      ['1.signingSecret', 'whsec_not*base64'],
      ['1.signingSecrets', 'whsec_MDEy'],
      ['1.toleranceInSeconds', -1],
      ['1.maxBodyLength', '1mb'],
      ['1.now', 1_716_883_200_000],
      ['1.now', () => Number.NaN],
      ['1.now', () => 1_716_883_200],
      ['1.signingSecret', 'whsec_YQ=='],
    ],
    signWebhook: [
      ['0', 5n],
      ['0', undefined],
      ['1.id', 'a b'],
      ['1.timestampInSeconds', 1.5],
      ['1.timestampInSeconds', 1_700_000_000_000],
      ['1.timestampInSeconds', new Date(0)],
    ],
    handleWebhookOnce: [
      ['1.store', new Map()],
      ['1.handle', undefined],
      ['1.leaseInSeconds', 0],
    ],
  }),
  'verifyWebhook: a request without the headers': () =>
    deliver({ 'svix-id': undefined, 'svix-signature': undefined }),
  'verifyWebhook: a date as the timestamp': () => deliver({ 'svix-timestamp': 'Mon, 27 May 2024' }),
  'verifyWebhook: a late delivery': () => deliver({ 'svix-timestamp': `${TIME - 900}` }),
  'verifyWebhook: a clock that is behind': () => deliver({ 'svix-timestamp': `${TIME + 900}` }),
  'verifyWebhook: a signature of another version': () => deliver({ 'svix-signature': 'v2,AAAA' }),
  'verifyWebhook: a changed body': () => deliver({}, `${BODY} `),
  'verifyWebhook: a parsed body': () => deliver({}, JSON.parse(BODY)),
  'verifyWebhook: a body that is read twice': verifyTwice,
  'verifyWebhook: a body that is too long': () => verify(request(BODY), { maxBodyLength: 3 }),
  'verifyWebhook: a body that does not arrive': () => ofStream(endless(), { timeoutInMs: 5 }),
  'verifyWebhook: a body that breaks off': () => ofStream(broken()),
  'verifyWebhook: a signed body that is not JSON': () => verify({ headers: headersFor('no'), body: 'no' }),
  'verifyWebhook: a signed body that is not an event': () =>
    verify({ headers: headersFor('[]'), body: '[]' }),
  'handleWebhookOnce: a store that returns another word': () => handleOnce({}),
  'handleWebhookOnce: a request without the headers': () => handleOnce({}, { headers: {}, body: BODY }),
};
