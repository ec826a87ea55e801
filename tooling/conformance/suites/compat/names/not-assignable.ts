/** Types that cannot be assigned to those of the reference, with the reason. */
export const NOT_ASSIGNABLE: Readonly<Record<string, string>> = {
  AuthenticateRequestOptions: 'The client that is an option has no effect, so that any object is accepted.',
  ClerkAPIResponseError: 'The class of the reference has protected members, which no other class can have.',
  ClerkClient: 'The collector of telemetry has private members in the reference.',
  ClerkRequest: 'The class of the reference has private members.',
  CreateAuthenticateRequestOptions: 'As AuthenticateRequestOptions.',
  Invitation: 'The class of the reference has a private field.',
  MachineTokenVerificationError: 'The class of the reference has protected members.',
  Organization: 'The class of the reference has a private field.',
  OrganizationInvitation: 'The class of the reference has a private field.',
  OrganizationMembership: 'The class of the reference has a private field.',
  User: 'The class of the reference has a private field.',
  WaitlistEntry: 'It contains an invitation.',
};
