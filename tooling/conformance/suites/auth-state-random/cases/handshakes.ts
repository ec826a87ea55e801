/**
 * The directives of a handshake, by a name for reports. In a directive, `<name>` is a placeholder for a token and `$` for
 * the suffix of the instance. A request receives them as a signed token or in the response to a nonce.
 */
export const HANDSHAKES: Readonly<Record<string, readonly unknown[]>> = {
  'signed-in': ['__session=<valid>; Path=/; SameSite=Lax', '__client_uat=1799999000; Path=/; SameSite=Lax'],
  'signed-in-organization': ['__session=<organization>; Path=/; Secure; SameSite=Lax'],
  suffixed: [
    '__session=<older>; Path=/',
    '__session_$=<valid>; Path=/; SameSite=Lax',
    '__client_uat_$=1799999000; Path=/',
    '__refresh_$=rt_new; Path=/; HttpOnly',
  ],
  'plain-last': ['__session_$=<expired>; Path=/', '__session=<valid>; Path=/'],
  'signed-out': ['__session=; Path=/; Max-Age=0', '__client_uat=0; Path=/'],
  'no-session': ['__client_uat=0; Path=/; SameSite=Lax'],
  'dev-browser': [
    '__clerk_db_jwt=dvb_new; Path=/',
    '__session=<valid>; Path=/',
    '__client_uat=1799999000; Path=/',
  ],
  empty: [],
  pending: ['__session=<pending>; Path=/'],
  expired: ['__session=<expired>; Path=/', '__client_uat=1799999000; Path=/'],
  'expired-yesterday': ['__session=<expired-yesterday>; Path=/'],
  'not-yet': ['__session=<not-yet>; Path=/'],
  'from-the-future': ['__session=<from-the-future>; Path=/'],
  'other-key': ['__session=<other-key>; Path=/'],
  template: ['__session=<template-cat>; Path=/'],
  nonsense: ['__session=<one-word>; Path=/'],
  'not-a-cookie': ['nonsense', '', ';', '=', '__session', '__session=<valid>; Path=/'],
  'other-name': ['__sessionx=<valid>; Path=/'],
  'not-texts': [1, null, { a: 1 }],
  'header-splitting': ['__session=<valid>; Path=/\r\nX-Injected: 1'],
  'not-latin': ['__session=<valid>; Path=/\u2028'],
};
