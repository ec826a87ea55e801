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
    ['PEM with blanks around', ` \r\n${pem('\n+/+/AA==\n')}\n`],
    ['PEM in lines of any kind', pem('\r\n+/\t +/\r\n\r\nAA==\n')],
    ['PEM without a line break', pem('+/+/AA==')],
    ['PEM without padding', pem('\n+/+/AA\n')],
    ['PEM as env files write it', pem('\\n+/+/\\r\\nAA==\\n')],
    ['base64', '+/+/AA=='],
    ['base64 in lines', '\n+/+/\nAA==\n'],
    ['base64url', '-_-_AA'],
  ])('reads %s', (_name, text) => {
    expect(readPem(text, LABEL, 'a hint')).toEqual(BYTES);
  });

  it.each<readonly [name: string, text: string]>([
    ['another label', pem('AAAA', 'PRIVATE KEY')],
    ['a label that ends alike', pem('AAAA', 'RSA PUBLIC KEY')],
    ['a label in other letters', pem('AAAA', 'public key')],
    ['two labels', pem('AAAA', LABEL, 'PRIVATE KEY')],
    ['text before', `x${pem('AAAA')}`],
    ['text behind', `${pem('AAAA')}x`],
    ['no end', `-----BEGIN ${LABEL}-----\nAAA`],
    ['no end, and another label', '-----BEGIN RSA PUBLIC KEY-----\nAAAA'],
    ['no beginning', `AAA\n-----END ${LABEL}-----`],
    ['two keys', `${pem('AAAA')}\n${pem('AAAA')}`],
    ['two keys with text between', `${pem('AAAA')}x${pem('AAAA')}`],
    ['headers', pem('\nProc-Type: 4,ENCRYPTED\n\nAAAA\n')],
    ['what is no base64', 'AAAA!'],
    ['padding in the middle', 'AA==AA=='],
    ['trailing bits', 'AB=='],
  ])('refuses %s, and tells the hint', (_name, text) => {
    const read = () => readPem(text, LABEL, 'a hint');
    expect(read).toThrow(TokenVerificationError);
    expect(read).toThrow('The key is not one PEM of "PUBLIC KEY" nor its base64: a hint');
  });

  it.each(['', ' \n', '\\n'])('takes %j for no key', (text) => {
    expect(() => readPem(text, LABEL, 'a hint')).toThrow('The key is empty.');
  });

  it('reads 16 KiB at most', () => {
    expect(readPem('A'.repeat(1_000_000), LABEL, 'a hint')).toHaveLength(12_288);
  });
});
