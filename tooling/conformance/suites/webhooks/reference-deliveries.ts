import fc from 'fast-check';
import { NOW, SECRETS, signatureOf } from './deliveries.ts';

/** A delivery in its parts, so that each part can be wrong on its own. */
export interface Delivery {
  readonly family: 'svix' | 'webhook';
  readonly secret: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
  /** A header that is not sent. */
  readonly without: 'id' | 'timestamp' | 'signature' | undefined;
}

const EVENT = JSON.stringify({ type: 'user.created', object: 'event', data: { id: 'user_1', name: 'ß' } });

const rarely = <Common, Rare>(common: Common, rare: readonly Rare[], weight = 2) =>
  fc.oneof({ weight: 20, arbitrary: fc.constant(common) }, { weight, arbitrary: fc.constantFrom(...rare) });

/** The text that is signed in place of the timestamp: the reference signs the number that it has read. */
const numberAtStart = (timestamp: string) => String(Number.parseInt(timestamp, 10));

export const deliveries: fc.Arbitrary<Delivery> = fc
  .record({
    family: rarely('svix' as const, ['webhook'] as const),
    signer: rarely(0, [1, 2, 3]),
    secret: rarely(0, [1]),
    id: rarely('msg_1', ['msg_2', 'a.b', 'é']),
    timestamp: rarely(`${NOW}`, [
      `${NOW - 300}`,
      `${NOW - 301}`,
      `${NOW + 300}`,
      `${NOW + 301}`,
      `0${NOW}`,
      `${NOW}.9`,
      `${NOW}x`,
      `+${NOW}`,
      'x',
      '-1',
      '1e9',
      '9'.repeat(20),
    ]),
    signsNumber: fc.boolean(),
    body: rarely(
      EVENT,
      [
        '',
        '{}',
        '[]',
        'null',
        '{"type":1}',
        'not JSON',
        `\ufeff${EVENT}`,
        ` ${EVENT}\n`,
        `{"type":"${'x'.repeat(1_100_000)}"}`,
      ],
      3,
    ),
    signatures: rarely('$', [
      '',
      ' ',
      'v1,',
      'v1',
      '$,more',
      '$ $',
      'v1a,xx $',
      'v1,xx $',
      '$, v1,xx',
      'v2,$',
      'V1,xx',
      '$x',
    ]),
    change: rarely('', [' ', 'x']),
    without: rarely(undefined, ['id', 'timestamp', 'signature'] as const),
  })
  .map(({ signer, secret, signsNumber, signatures, change, ...parts }) => {
    const { bytes } = SECRETS[signer] ?? { bytes: Buffer.of(1) };
    const signed = signsNumber ? numberAtStart(parts.timestamp) : parts.timestamp;
    const signature = `v1,${signatureOf(bytes, parts.id, signed, parts.body)}`;
    return {
      ...parts,
      secret: SECRETS[secret]?.text ?? '',
      signature: signatures.replaceAll('$', signature),
      body: parts.body + change,
    };
  });

export function requestOf({ family, without, body, ...parts }: Delivery): Request {
  const headers = new Headers();
  for (const name of ['id', 'timestamp', 'signature'] as const) {
    if (name !== without) {
      // Headers hold one byte for each character.
      headers.set(`${family}-${name}`, Buffer.from(parts[name]).toString('latin1'));
    }
  }
  return new Request('https://app.example.com/webhooks', { method: 'POST', headers, body });
}
