export const USER_ID = 'user_2abcdefghijklmnopqrstuvwxyz';
export const AUTHORIZED_PARTY = 'https://app.example.com';
export const ISSUER = 'https://clerk.example.com';
export const KEY_ID = 'ins_2abcdefghijklmnopqrstuvwxyz';
const LIFETIME_IN_SECONDS = 3_600;

/** Returns claims as an instance issues them, with a longer lifetime: 14 claims, about 415 bytes. */
export function claimsAt(issuedAtInSeconds: number) {
  return {
    azp: AUTHORIZED_PARTY,
    exp: issuedAtInSeconds + LIFETIME_IN_SECONDS,
    fea: 'o:billing,o:reports,u:export',
    fva: [12, -1],
    iat: issuedAtInSeconds,
    iss: ISSUER,
    jti: '3b8c1f6d2a9e4f7b0c5d',
    nbf: issuedAtInSeconds - 10,
    o: { id: 'org_2abcdefghijklmnopqrstuvwxyz', per: 'read,manage', rol: 'admin', slg: 'acme', fpm: '3,1' },
    pla: 'o:pro',
    sid: 'sess_2abcdefghijklmnopqrstuvwxyz',
    sts: 'active',
    sub: USER_ID,
    v: 2,
  };
}
