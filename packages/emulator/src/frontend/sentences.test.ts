import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** What the Frontend API does, and a test that proves it: its file in this folder, and a part of its title. */
const sentences: readonly (readonly [sentence: string, file: string, title: string])[] = [
  ['a handshake by token and by nonce', 'handshake', 'brings the session of a browser back as a %s'],
  ['a nonce shows its cookies once', 'handshake', 'shows its cookies once, and for a minute'],
  ['a handshake of a signed-out browser', 'handshake', 'says that a browser is signed out'],
  ['a handshake in production', 'handshake', 'returns in a cookie of the domain'],
  ['a dev browser', 'client', 'is null for a new browser, which gets an identity'],
  ['an unknown dev browser', 'client', 'is never that of an unknown dev browser'],
  ['the environment', 'client', 'has an environment without secrets'],
  ['the client', 'client', 'has the session with the user, without private metadata'],
  [
    'a client by PUT, and a method as a parameter',
    'client',
    'is created with PUT, also as a POST with _method',
  ],
  ['sign-in by ticket', 'sign-in', 'by ticket uses a sign-in token once'],
  ['sign-in by password', 'sign-in', 'by password completes for %j'],
  ['sign-in by an email code of the outbox', 'sign-in', 'by email code takes the code of the outbox, once'],
  [
    '424242 for test identifiers, by email and by phone',
    'sign-in',
    'takes 424242 for the test identifier %s',
  ],
  ['TOTP and backup codes as second factors', 'sign-in', 'needs the second factor of a user who has one'],
  [
    'sign-up with verification',
    'sign-in',
    'verifies the email address, and creates the user and the session',
  ],
  ['sign-up by invitation', 'sign-in', 'by invitation needs no code'],
  ['restrictions of sign-ups', 'sign-in', 'follows the block-list and the allow-list'],
  ['tokens', 'client', 'have tokens for the page that requests them'],
  ['tokens of templates', 'client', 'have tokens of templates'],
  [
    'touch, and switching organizations',
    'client',
    'switch the organization, and their older tokens are outdated',
  ],
  ['end and remove', 'client', '%s with the status %s'],
  ['sign-out everywhere', 'client', 'are removed together'],
  ['the end of a client', 'client', 'ends with its sessions, and the cookie goes'],
  ['rejected: the sessions of another browser', 'client', 'of another browser are unknown to %s'],
  ['the profile of the user', 'sign-in', 'is the user of the session'],
  ['the password of the user', 'sign-in', 'changes the password with the current one'],
  [
    'memberships and invitations of the user',
    'sign-in',
    'lists memberships, leaves organizations and accepts invitations',
  ],
  [
    'email addresses and phone numbers of the user',
    'own-factors',
    'adds an identification, which a code proves',
  ],
  ['an authenticator app of the user', 'own-factors', 'sets up an authenticator app'],
  ['the image of the user', 'enrollment', 'is uploaded as the image of the user, and deleted'],
  [
    'the profile of an organization',
    'organizations',
    'is shown without private metadata, changed and deleted',
  ],
  ['members of an organization', 'organizations', 'are listed for every member'],
  ['invitations of an organization', 'organizations', 'are invited by mail, one and several at once'],
  [
    'domains of an organization',
    'enrollment',
    'is verified by a code that is sent to an address at the domain',
  ],
  ['suggestions and requests', 'enrollment', 'becomes a request, and the request a membership'],
  ['refresh of a session', 'handshake', 'returns a token, or cookies'],
  [
    'cookies of several emulators on a host',
    'handshake',
    'keeps the browsers of two emulators on one host apart',
  ],
  ['links of tickets and of agents', 'agent-tasks', 'the link of a task signs a browser in once'],
];

it.each(sentences)('%s is proved', async (_sentence, file, title) => {
  const text = await readFile(new URL(`./${file}.test.ts`, import.meta.url), 'utf8');
  expect(text).toContain(title);
});
