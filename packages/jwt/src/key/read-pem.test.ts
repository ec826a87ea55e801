import { TokenVerificationError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { readPem } from './read-pem.ts';

const LABEL = 'PUBLIC KEY';
const pem = (body: string, begin = LABEL, end = begin) =>
  `-----BEGIN ${begin}-----${body}-----END ${end}-----`;
const BYTES = Uint8Array.of(251, 255, 191, 0);

describe('readPem()', () => {
  it.each<readonly [name: string, text: string]>([
    ['PEM', pem('\n+/+/AA==\n')],
    ['PEM within white space', ` \r\n${pem('\n+/+/AA==\n')}\n`],
    ['PEM with line breaks of any kind', pem('\r\n+/\t +/\r\n\r\nAA==\n')],
    ['PEM without a line break', pem('+/+/AA==')],
    ['PEM without padding', pem('\n+/+/AA\n')],
    ['PEM as env files write it', pem('\\n+/+/\\r\\nAA==\\n')],
    ['base64', '+/+/AA=='],
    ['base64 in lines', '\n+/+/\nAA==\n'],
    ['base64url', '-_-_AA'],
  ])('reads %s', (_name, text) => {
    expect(readPem(text, LABEL, 'Some advice.')).toEqual(BYTES);
  });

  it.each<readonly [name: string, text: string]>([
    ['another label', pem('AAAA', 'PRIVATE KEY')],
    ['a label with the same ending', pem('AAAA', 'RSA PUBLIC KEY')],
    ['a label in lower case', pem('AAAA', 'public key')],
    ['two labels', pem('AAAA', LABEL, 'PRIVATE KEY')],
    ['text before it', `x${pem('AAAA')}`],
    ['text after it', `${pem('AAAA')}x`],
    ['no end', `-----BEGIN ${LABEL}-----\nAAA`],
    ['no end, and another label', '-----BEGIN RSA PUBLIC KEY-----\nAAAA'],
    ['no beginning', `AAA\n-----END ${LABEL}-----`],
    ['two keys', `${pem('AAAA')}\n${pem('AAAA')}`],
    ['two keys with text between', `${pem('AAAA')}x${pem('AAAA')}`],
    ['headers', pem('\nProc-Type: 4,ENCRYPTED\n\nAAAA\n')],
    ['a character outside base64', 'AAAA!'],
    ['padding in the middle', 'AA==AA=='],
    ['trailing bits', 'AB=='],
  ])('rejects %s with the advice', (_name, text) => {
    const read = () => readPem(text, LABEL, 'Some advice.');
    expect(read).toThrow(TokenVerificationError);
    expect(read).toThrow('The key is neither a PEM of the label "PUBLIC KEY" nor its base64. Some advice.');
  });

  it.each(['', ' \n', '\\n'])('reports %j as an empty key', (text) => {
    expect(() => readPem(text, LABEL, 'Some advice.')).toThrow('The key is empty.');
  });

  it('reads at most 16 KiB', () => {
    expect(readPem('A'.repeat(1_000_000), LABEL, 'Some advice.')).toHaveLength(12_288);
  });
});
