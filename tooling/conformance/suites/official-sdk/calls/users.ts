import { PASSWORD, TOTP_SECRET } from '../basic-world.ts';
import { totpCode } from '../totp.ts';
import type { World } from '../world.ts';
import { byUser, type Calls, image, metadata, none } from './arguments.ts';

const byUserId = async (w: World) => [{ userId: await w.user() }];

/** Calls of users, sessions and what leads to them. */
export const CALLS_OF_USERS: Calls = {
  'actorTokens.create': async (w) => [
    { userId: await w.user(), actor: { sub: 'user_support' }, expiresInSeconds: 60 },
  ],
  'actorTokens.revoke': async (w) => [await w.actorToken()],
  'agentTasks.create': async (w) => [
    {
      onBehalfOf: { userId: await w.user() },
      permissions: '*',
      agentName: 'a',
      taskDescription: 't',
      redirectUrl: 'https://app.example.com',
    },
  ],
  'agentTasks.revoke': async (w) => [(await w.agentTask()).agent_task_id],
  'clients.getClientList': none,
  'clients.getClient': async (w) => [await w.client()],
  'clients.verifyClient': async (w) => [(await w.token()).token],
  'clients.getHandshakePayload': async (w) => [{ nonce: (await w.handshake()).nonce }],
  'emailAddresses.getEmailAddress': async (w) => [await w.emailAddress()],
  'emailAddresses.createEmailAddress': async (w) => [
    { userId: await w.user(), emailAddress: w.email(), verified: true, primary: true },
  ],
  'emailAddresses.updateEmailAddress': async (w) => [
    await w.emailAddress(),
    { verified: true, primary: true },
  ],
  'emailAddresses.deleteEmailAddress': async (w) => [await w.emailAddress()],
  'invitations.getInvitationList': () => [{ status: 'pending', limit: 5 }],
  'invitations.createInvitation': (w) => [
    { emailAddress: w.email(), publicMetadata: { a: 1 }, ignoreExisting: true },
  ],
  'invitations.createInvitationBulk': (w) => [[{ emailAddress: w.email() }, { emailAddress: w.email() }]],
  'invitations.revokeInvitation': async (w) => [await w.invitation()],
  'invitations.deleteInvitation': async (w) => [await w.invitation()],
  'phoneNumbers.getPhoneNumber': async (w) => [await w.phoneNumber()],
  'phoneNumbers.createPhoneNumber': async (w) => [
    { userId: await w.user(), phoneNumber: w.phone(), verified: true },
  ],
  'phoneNumbers.updatePhoneNumber': async (w) => [await w.phoneNumber(), { verified: true, primary: true }],
  'phoneNumbers.deletePhoneNumber': async (w) => [await w.phoneNumber()],
  'sessions.getSessionList': async (w) => [{ userId: await w.user(), status: 'active' }],
  'sessions.getSession': async (w) => [await w.session()],
  'sessions.createSession': async (w) => [{ userId: await w.user() }],
  'sessions.revokeSession': async (w) => [await w.session()],
  'sessions.verifySession': async (w) => {
    const { token, sessionId } = await w.token();
    return [sessionId, token];
  },
  'sessions.getToken': async (w) => {
    const name = `template-${w.next()}`;
    await w.post('/jwt_templates', { name, claims: { a: 1 } });
    return [await w.session(), name];
  },
  'sessions.refreshSession': async (w) => {
    const { token, sessionId, refreshToken } = await w.handshake();
    return [
      sessionId,
      {
        expired_token: token,
        refresh_token: await refreshToken(),
        request_origin: 'https://app.example.com',
        request_headers: {},
        format: 'cookie',
      },
    ];
  },
  'signInTokens.createSignInToken': async (w) => [{ userId: await w.user(), expiresInSeconds: 600 }],
  'signInTokens.revokeSignInToken': async (w) => [await w.signInToken()],
  'signUps.get': async (w) => [await w.signUp()],
  'signUps.update': async (w) => [{ signUpAttemptId: await w.signUp(), externalId: 'ext_1' }],
  'users.getUserList': () => [{ limit: 5, orderBy: '-created_at', query: 'person' }],
  'users.getUser': byUser,
  'users.createUser': (w) => [
    {
      emailAddress: [w.email()],
      phoneNumber: [w.phone()],
      firstName: 'Ada',
      password: PASSWORD,
      ...metadata,
    },
  ],
  'users.updateUser': async (w) => [await w.user(), { firstName: 'Ada', externalId: `ext_${w.next()}` }],
  'users.replaceUserEmailAddress': async (w) => [await w.user(), { emailAddress: w.email() }],
  'users.replaceUserPhoneNumber': async (w) => [await w.user(), { phoneNumber: w.phone() }],
  'users.updateUserProfileImage': async (w) => [await w.user(), { file: image() }],
  'users.updateUserMetadata': async (w) => [await w.user(), { ...metadata, unsafeMetadata: { d: [1] } }],
  'users.replaceUserMetadata': async (w) => [await w.user(), metadata],
  'users.deleteUser': byUser,
  'users.getCount': none,
  'users.getUserOauthAccessToken': async (w) => [await w.user(), 'oauth_google'],
  'users.disableUserMFA': byUser,
  'users.getOrganizationMembershipList': async (w) => [{ userId: (await w.member()).userId }],
  'users.getOrganizationInvitationList': byUserId,
  'users.removePassword': byUser,
  'users.verifyPassword': async (w) => [{ userId: await w.user(), password: PASSWORD }],
  'users.verifyTOTP': async (w) => [
    { userId: await w.user(), code: await totpCode(TOTP_SECRET, w.emulator.now()) },
  ],
  'users.banUser': byUser,
  'users.unbanUser': byUser,
  'users.lockUser': byUser,
  'users.unlockUser': byUser,
  'users.deleteUserProfileImage': byUser,
  'users.deleteUserPasskey': (w) => [{ ...w.passkey }],
  'users.deleteUserWeb3Wallet': async (w) => [await w.web3Wallet()],
  'users.deleteUserExternalAccount': (w) => [{ ...w.externalAccount }],
  'users.deleteUserBackupCodes': byUser,
  'users.deleteUserTOTP': byUser,
  'users.setPasswordCompromised': async (w) => [await w.user(), { revokeAllSessions: true }],
  'users.unsetPasswordCompromised': byUser,
  'waitlistEntries.list': none,
  'waitlistEntries.create': (w) => [{ emailAddress: w.email(), notify: false }],
  'waitlistEntries.createBulk': (w) => [[{ emailAddress: w.email() }]],
  'waitlistEntries.invite': async (w) => [await w.waitlistEntry(), { ignoreExisting: true }],
  'waitlistEntries.reject': async (w) => [await w.waitlistEntry()],
  'waitlistEntries.delete': async (w) => [await w.waitlistEntry()],
};
