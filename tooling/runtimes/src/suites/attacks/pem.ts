import { createPrivateKey, createPublicKey } from 'node:crypto';
import { type Attack, KEYED_WAYS, type Outcome } from './attack.ts';
import { ATTACKER, ATTACKER_CERTIFICATE } from './attacker.ts';
import { forge, keyFor, pemOf, publicDerOf, publicJwkOf } from './forge.ts';

const rsa = keyFor('RS256');
const der = publicDerOf(rsa);
const pem = pemOf(der);
const base64 = der.toString('base64');
const body = pem.replace(/-----[^-]+-----\n/g, '');
const publicKey = createPublicKey({ key: publicJwkOf(rsa), format: 'jwk' });
const privateKey = createPrivateKey({ key: { ...rsa }, format: 'jwk' });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const attackerPem = pemOf(publicDerOf(ATTACKER));

/** The same key, limited to RSASSA-PSS (RFC 4055). No JWS algorithm uses such a key. */
const pssOnly = Buffer.from(der.toString('hex').replace('2a864886f70d010101', '2a864886f70d01010a'), 'hex');

type Key = readonly [name: string, key: unknown, expected: Outcome];

const ACCEPTED: readonly Key[] = [
  ['a PEM', pem, 'accepted'],
  ['without a line break at the end', pem.trim(), 'accepted'],
  ['with CRLF', pem.replaceAll('\n', '\r\n'), 'accepted'],
  ['with literal line breaks', pem.replaceAll('\n', '\\n'), 'accepted'],
  ['with literal CRLF', pem.replaceAll('\n', '\\r\\n'), 'accepted'],
  ['in one line', pem.replaceAll('\n', ''), 'accepted'],
  ['with white space around', ` \n\t${pem}\n\n `, 'accepted'],
  ['with indented lines', pem.replaceAll('\n', '\n    '), 'accepted'],
  ['base64', base64, 'accepted'],
  ['base64 in lines', body, 'accepted'],
  ['base64 without padding', base64.replace(/=+$/, ''), 'accepted'],
];

const REFUSED: readonly Key[] = [
  ['PKCS#1', publicKey.export({ type: 'pkcs1', format: 'pem' }), 'jwk-invalid'],
  ['PKCS#1 with the label of SPKI', pemOf(publicKey.export({ type: 'pkcs1', format: 'der' })), 'jwk-invalid'],
  ['SPKI with the label of PKCS#1', pemOf(der, 'RSA PUBLIC KEY'), 'jwk-invalid'],
  ['a certificate', pemOf(Buffer.from(ATTACKER_CERTIFICATE, 'base64'), 'CERTIFICATE'), 'jwk-invalid'],
  ['a certificate with the label of SPKI', pemOf(Buffer.from(ATTACKER_CERTIFICATE, 'base64')), 'jwk-invalid'],
  ['a private key', pkcs8, 'jwk-invalid'],
  ['a private key with the label of SPKI', pkcs8.replaceAll('PRIVATE', 'PUBLIC'), 'jwk-invalid'],
  ['a private key of PKCS#1', privateKey.export({ type: 'pkcs1', format: 'pem' }), 'jwk-invalid'],
  [
    'a private key in base64',
    privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    'jwk-invalid',
  ],
  ['an encrypted private key', pkcs8.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), 'jwk-invalid'],
  [
    'an EC private key',
    createPrivateKey({ key: { ...keyFor('ES256') }, format: 'jwk' }).export({ type: 'sec1', format: 'pem' }),
    'jwk-invalid',
  ],
  ['an EC key', pemOf(publicDerOf(keyFor('ES256'))), 'token-invalid-algorithm'],
  ['an Ed25519 key', pemOf(publicDerOf(keyFor('EdDSA'))), 'token-invalid-algorithm'],
  ['an EC key in base64', publicDerOf(keyFor('ES256')).toString('base64'), 'token-invalid-algorithm'],
  ['a key for RSASSA-PSS alone', pemOf(pssOnly), 'jwk-invalid'],
  ['text after the key', `${pem}text`, 'jwk-invalid'],
  ['text before the key', `text\n${pem}`, 'jwk-invalid'],
  ['a comment before it', `# key of the instance\n${pem}`, 'jwk-invalid'],
  ['a header in it', pem.replace('\n', '\nProc-Type: 4,ENCRYPTED\n\n'), 'jwk-invalid'],
  ['two PEMs', `${pem}${pem}`, 'jwk-invalid'],
  ['the PEM of another before it', `${attackerPem}${pem}`, 'jwk-invalid'],
  ['the PEM of another after it', `${pem}${attackerPem}`, 'jwk-invalid'],
  ['another label at the end', pem.replace('END PUBLIC', 'END PRIVATE'), 'jwk-invalid'],
  ['no end', pem.replace(/-----END.*\n/, ''), 'jwk-invalid'],
  ['no beginning', pem.replace(/-----BEGIN.*\n/, ''), 'jwk-invalid'],
  ['a label in small letters', pem.replaceAll('PUBLIC KEY', 'public key'), 'jwk-invalid'],
  ['no label', pem.replaceAll(' PUBLIC KEY', ' '), 'jwk-invalid'],
  ['four dashes', pem.replaceAll('-----', '----'), 'jwk-invalid'],
  ['nothing in it', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n', 'jwk-invalid'],
  ['its first line alone', '-----BEGIN PUBLIC KEY-----', 'jwk-invalid'],
  ['quotes around it', `"${pem}"`, 'jwk-invalid'],
  ['a sign that is not of base64', pem.replace(/A/, '*'), 'jwk-invalid'],
  ['NUL in it', pem.replace('\n', '\n\u0000'), 'jwk-invalid'],
  ['padding in it', pem.replace('\n', '\nAA==\n'), 'jwk-invalid'],
  ['base64 cut short', base64.slice(0, 100), 'jwk-invalid'],
  ['base64 with a byte too many', Buffer.concat([der, Buffer.alloc(1)]).toString('base64'), 'jwk-invalid'],
  ['base64 of the PEM', Buffer.from(pem).toString('base64'), 'jwk-invalid'],
  ['hexadecimal', der.toString('hex'), 'jwk-invalid'],
  ['one letter', 'A', 'jwk-invalid'],
  ['words', 'not a key', 'jwk-invalid'],
  ['a secret key', 'sk_test_abcdefghijklmnopqrstuvwxyz', 'jwk-invalid'],
  ['an HMAC secret', 'c2VjcmV0IHNlY3JldCBzZWNyZXQ=', 'jwk-invalid'],
  ['a megabyte of A', { repeat: 'A', times: 1_000_000 }, 'jwk-invalid'],
  ['a megabyte of dashes', { repeat: '-', times: 1_000_000 }, 'jwk-invalid'],
  ['a megabyte of spaces and an A', { repeat: ' A', times: 500_000 }, 'jwk-invalid'],
  ['10,000 beginnings', { repeat: '-----BEGIN PUBLIC KEY-----\n', times: 10_000 }, 'jwk-invalid'],
  ['500 beginnings', { repeat: '-----BEGIN PUBLIC KEY-----\n', times: 500 }, 'jwk-invalid'],
];

const EMPTY = ['', ' ', '\n', '\\n', '\t\r\n '];

/** Keys as strings, valid and invalid (RFC 7468, section 13). */
export const pemAttacks: readonly Attack[] = [
  ...[...ACCEPTED, ...REFUSED].map(
    ([name, key, expected]): Attack => ({
      name,
      token: forge(),
      key,
      ways: KEYED_WAYS,
      expected,
      maxDurationInMs: 1_000,
    }),
  ),
  ...EMPTY.map(
    (key): Attack => ({
      name: `a key of ${JSON.stringify(key)}`,
      token: forge(),
      key,
      ways: ['hasValidSignature', 'verifyJwt'],
      expected: 'jwk-local-missing',
    }),
  ),
  {
    name: 'an empty key, so that the library looks for another key',
    token: forge(),
    key: '',
    ways: ['verifyToken', 'verifier'],
    expected: 'jwk-failed-to-resolve',
  },
];
