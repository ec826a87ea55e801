import type { World } from '../world.ts';
import { byOrganization, byUser, type Calls, image, metadata, none } from './arguments.ts';

const saml = (w: World) => ({ name: 's', provider: 'saml_okta', domain: `x${w.next()}.example.com` });

/** Calls of organizations, roles and connections. */
export const CALLS_OF_ORGANIZATIONS: Calls = {
  'billing.getPlanList': () => [{ payerType: 'user' }],
  'billing.cancelSubscriptionItem': () => ['csub_item_user_seeded', { endNow: true }],
  'billing.extendSubscriptionItemFreeTrial': () => ['csub_item_1', { extendTo: new Date('2030-01-01') }],
  'billing.getOrganizationBillingSubscription': byOrganization,
  'billing.getUserBillingSubscription': byUser,
  'enterpriseConnections.createEnterpriseConnection': (w) => [
    { name: 'c', provider: 'saml_okta', domains: [`e${w.next()}.example.com`] },
  ],
  'enterpriseConnections.updateEnterpriseConnection': async (w) => [
    await w.enterpriseConnection(),
    { name: 'd' },
  ],
  'enterpriseConnections.getEnterpriseConnectionList': none,
  'enterpriseConnections.getEnterpriseConnection': async (w) => [await w.enterpriseConnection()],
  'enterpriseConnections.deleteEnterpriseConnection': async (w) => [await w.enterpriseConnection()],
  'organizations.getOrganizationList': async (w) => {
    await w.organization();
    return [{ includeMembersCount: true, limit: 5 }];
  },
  'organizations.createOrganization': async (w) => [
    {
      name: 'Acme',
      slug: `acme-${w.next()}`,
      createdBy: await w.user(),
      maxAllowedMemberships: 5,
      ...metadata,
    },
  ],
  'organizations.getOrganization': async (w) => [{ organizationId: await w.organization() }],
  'organizations.updateOrganization': async (w) => [
    await w.organization(),
    { name: 'Other', publicMetadata: {} },
  ],
  'organizations.updateOrganizationLogo': async (w) => [
    await w.organization(),
    { file: image(), uploaderUserId: await w.user() },
  ],
  'organizations.deleteOrganizationLogo': byOrganization,
  'organizations.updateOrganizationMetadata': async (w) => [await w.organization(), metadata],
  'organizations.replaceOrganizationMetadata': async (w) => [await w.organization(), metadata],
  'organizations.deleteOrganization': byOrganization,
  'organizations.getOrganizationMembershipList': async (w) => [
    { organizationId: await w.organization(), orderBy: '-created_at' },
  ],
  'organizations.getInstanceOrganizationMembershipList': () => [{ limit: 5 }],
  'organizations.createOrganizationMembership': async (w) => [
    { organizationId: await w.organization(), userId: await w.user(), role: 'org:member' },
  ],
  'organizations.updateOrganizationMembership': async (w) => [{ ...(await w.member()), role: 'org:admin' }],
  'organizations.updateOrganizationMembershipMetadata': async (w) => [{ ...(await w.member()), ...metadata }],
  'organizations.deleteOrganizationMembership': async (w) => [await w.member()],
  'organizations.getOrganizationInvitationList': async (w) => [
    { organizationId: (await w.organizationInvitation()).organizationId, status: ['pending'] },
  ],
  'organizations.createOrganizationInvitation': async (w) => [
    {
      organizationId: await w.organization(),
      emailAddress: w.email(),
      role: 'org:member',
      publicMetadata: { a: 1 },
    },
  ],
  'organizations.createOrganizationInvitationBulk': async (w) => [
    await w.organization(),
    [{ emailAddress: w.email(), role: 'org:member' }],
  ],
  'organizations.getOrganizationInvitation': async (w) => {
    const { organizationId, id } = await w.organizationInvitation();
    return [{ organizationId, invitationId: id }];
  },
  'organizations.revokeOrganizationInvitation': async (w) => {
    const { organizationId, id } = await w.organizationInvitation();
    return [{ organizationId, invitationId: id }];
  },
  'organizations.getOrganizationDomainList': async (w) => [{ organizationId: await w.organization() }],
  'organizations.createOrganizationDomain': async (w) => [
    {
      organizationId: await w.organization(),
      name: `o${w.next()}.example.com`,
      enrollmentMode: 'manual_invitation',
      verified: true,
    },
  ],
  'organizations.updateOrganizationDomain': async (w) => {
    const { organizationId, id } = await w.organizationDomain();
    return [{ organizationId, domainId: id, verified: true }];
  },
  'organizations.deleteOrganizationDomain': async (w) => {
    const { organizationId, id } = await w.organizationDomain();
    return [{ organizationId, domainId: id }];
  },
  'organizationPermissions.getOrganizationPermissionList': none,
  'organizationPermissions.getOrganizationPermission': async (w) => [await w.permission()],
  'organizationPermissions.createOrganizationPermission': (w) => [
    { name: 'Read', key: `org:a${w.next()}:read` },
  ],
  'organizationPermissions.updateOrganizationPermission': async (w) => [
    { permissionId: await w.permission(), name: 'Write' },
  ],
  'organizationPermissions.deleteOrganizationPermission': async (w) => [await w.permission()],
  'organizationRoles.getOrganizationRoleList': none,
  'organizationRoles.getOrganizationRole': async (w) => [await w.role()],
  'organizationRoles.createOrganizationRole': async (w) => [
    { name: 'Editor', key: `org:e${w.next()}`, permissions: [await w.permission()] },
  ],
  'organizationRoles.updateOrganizationRole': async (w) => [
    { organizationRoleId: await w.role(), name: 'Author' },
  ],
  'organizationRoles.deleteOrganizationRole': async (w) => [await w.role()],
  'organizationRoles.assignPermissionToOrganizationRole': async (w) => [
    { organizationRoleId: await w.role(), permissionId: await w.permission() },
  ],
  'organizationRoles.removePermissionFromOrganizationRole': async (w) => {
    const { roleId, permissionId } = await w.rolePermission();
    return [{ organizationRoleId: roleId, permissionId }];
  },
  'roleSets.getRoleSetList': none,
  'roleSets.getRoleSet': async (w) => [(await w.roleSet()).id],
  'roleSets.createRoleSet': (w) => [
    {
      name: 'Set',
      key: `role_set:n${w.next()}`,
      defaultRoleKey: 'org:member',
      creatorRoleKey: 'org:admin',
      roles: ['org:admin', 'org:member'],
    },
  ],
  'roleSets.updateRoleSet': async (w) => [{ roleSetKeyOrId: (await w.roleSet()).id, name: 'Other' }],
  'roleSets.addRolesToRoleSet': async (w) => {
    const { key } = await w.send('GET', `/organization_roles/${await w.role()}`);
    return [{ roleSetKeyOrId: (await w.roleSet()).id, roleKeys: [key] }];
  },
  'roleSets.replaceRoleInRoleSet': async (w) => {
    const { key } = await w.send('GET', `/organization_roles/${await w.role()}`);
    const { id } = await w.roleSet(key);
    return [{ roleSetKeyOrId: id, roleKey: key, toRoleKey: 'org:member' }];
  },
  'roleSets.replaceRoleSet': async (w) => [
    { roleSetKeyOrId: (await w.roleSet()).id, destRoleSetKey: (await w.roleSet()).key },
  ],
  'samlConnections.getSamlConnectionList': none,
  'samlConnections.createSamlConnection': (w) => [saml(w)],
  'samlConnections.getSamlConnection': async (w) => [await w.samlConnection()],
  'samlConnections.updateSamlConnection': async (w) => [await w.samlConnection(), { name: 'other' }],
  'samlConnections.deleteSamlConnection': async (w) => [await w.samlConnection()],
};
