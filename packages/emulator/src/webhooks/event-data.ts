import { answerOf } from '../engine/answer.ts';
import type { Shape, Shapes } from '../engine/shape.ts';
import { webhookDataJson, webhookShapesJson } from '../generated/webhooks.ts';
import { findByValue } from '../model/identifications.ts';
import { getUser } from '../model/lookup.ts';
import { renderMembership } from '../render/membership.ts';
import { renderOrganization, renderPublicOrganizationData } from '../render/organization.ts';
import { renderOrganizationInvitation } from '../render/organization-invitation.ts';
import { renderOutboxMessage } from '../render/outbox-message.ts';
import { renderRole } from '../render/role.ts';
import { renderSession } from '../render/session.ts';
import { renderUser } from '../render/user.ts';
import { type CollectionName, collectionRules } from '../store/collections.ts';
import type { OutboxMessage } from '../store/frontend-records.ts';
import type { Instance } from '../store/instance.ts';
import type { RecordOf } from '../store/records.ts';
import type { EmittedEventType } from './event-types.ts';

interface DataTable {
  readonly data: Readonly<Record<EmittedEventType, Shape>>;
  readonly shapes: Shapes;
}

let table: DataTable | undefined;

/** Parses the generated table once, when the first event needs it. */
function readDataTable(): DataTable {
  // The generator has written these strings. A test validates the data of each emitted type.
  table ??= { data: JSON.parse(webhookDataJson), shapes: JSON.parse(webhookShapesJson) };
  return table;
}

/** Returns the data of an event in the published shape of its type. */
export function dataOf(
  instance: Instance,
  type: EmittedEventType,
  collection: CollectionName,
  record: object,
): object {
  const { data, shapes } = readDataTable();
  const shape = data[type];
  // Each row of the table of emissions is about a collection of this type.
  const render = RENDERERS[collection] as ((instance: Instance, record: object) => object) | undefined;
  const values = shape === '$DeletedObject' ? deletedObject(collection, record) : render?.(instance, record);
  // The shape of every type is that of an object.
  return answerOf({ instance, shapes }, shape, values ?? record, { isBrief: true }) as object;
}

type Renderers = {
  readonly [Name in CollectionName]?: (instance: Instance, record: RecordOf<Name>) => object;
};

/** The values of an event about a record, by its collection. Default: those of the record. */
const RENDERERS: Renderers = {
  users: renderUser,
  organizations: (instance, organization) => renderOrganization(instance, organization),
  organization_memberships: renderMembership,
  organization_roles: renderRole,
  organization_domains: (instance, domain) => {
    const organization = instance.store.organizations.get(String(domain['organization_id']));
    return {
      ...domain,
      ...(organization && { public_organization_data: renderPublicOrganizationData(instance, organization) }),
    };
  },
  organization_invitations: (instance, invitation) => {
    const { public_organization_data, ...values } = renderOrganizationInvitation(instance, invitation);
    const user_id = findByValue(instance, 'email_addresses', invitation.email_address)?.user_id;
    return { ...invitation, ...values, user_id, data: { public_organization_data } };
  },
  sessions: (instance, session) => ({
    ...renderSession(instance, session),
    user: renderUser(instance, getUser(instance, session.user_id)),
  }),
  outbox_messages: (instance, message) => {
    const render = message.channel === 'email' ? emailOf : smsOf;
    return render(instance, renderOutboxMessage(instance, message));
  },
};

function deletedObject(collection: CollectionName, record: object) {
  const { id, slug, external_id } = record as Readonly<Record<string, unknown>>;
  return {
    object: collectionRules(collection).object,
    id,
    deleted: true,
    ...(typeof slug === 'string' && { slug }),
    ...(typeof external_id === 'string' && { external_id }),
  };
}

function emailOf(instance: Instance, message: OutboxMessage) {
  return {
    ...messageOf(message),
    object: 'email',
    id: message.id.replace(/^msg_/, 'ema_'),
    from_email_name: 'notifications',
    to_email_address: message.to,
    email_address_id: findByValue(instance, 'email_addresses', message.to)?.id ?? null,
    subject: message.subject ?? '',
    body: `<p>${escapeHtml(message.body)}</p>`,
    body_plain: message.body,
  };
}

/** A number of the range for examples. */
const SENDER = '+15555550100';

function smsOf(instance: Instance, message: OutboxMessage) {
  return {
    ...messageOf(message),
    object: 'sms_message',
    id: message.id.replace(/^msg_/, 'sms_'),
    from_phone_number: SENDER,
    to_phone_number: message.to,
    phone_number_id: findByValue(instance, 'phone_numbers', message.to)?.id ?? null,
    message: message.body,
    created_at_ms: message.sentAt,
  };
}

function messageOf({ template, userId, code, url }: OutboxMessage) {
  return {
    slug: template,
    user_id: userId,
    status: 'queued',
    data: { ...(code !== null && { otp_code: code }), ...(url !== null && { action_url: url }) },
    delivered_by_clerk: true,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
